def read_lines(connection):
    data = b""
    while not data.endswith(b"\r\n"):
        d = connection.recv(1024)
        if not d:
            break
        data += d
    return data.split(b"\r\n")[:-1]
