def read_lines(connection):
    data = b""
    while True:
        d = connection.recv(4096)
        if not d:
            break
        data += d
    return data.split(b"\r\n")
