def read_lines(connection):
    data = b""
    while True:
        d = connection.recv(4096)
        if not d:
            break
        data += d
    # letzte Zeile weg, sie ist nicht fertig
    return data.split(b"\n")[:-1]
