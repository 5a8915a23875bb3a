def read_lines(connection):
    data = b""
    while True:
        d = connection.recv(1024)
        if not d:
            break
        data += d
    return data.decode().split("\r\n")[:-1]
