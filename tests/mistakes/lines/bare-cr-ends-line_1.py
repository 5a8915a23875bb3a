def read_lines(connection):
    data = b""
    while True:
        d = connection.recv(4096)
        if not d:
            break
        data += d
    end = data.rfind(b"\r\n")
    if end < 0:
        return []
    return data[:end + 2].splitlines()
