def read_lines(connection):
    zeile = b""
    while not zeile.endswith(b"\r\n"):
        c = connection.recv(1)
        if c == b"":
            return []
        zeile += c
    return [zeile[:-2]]
