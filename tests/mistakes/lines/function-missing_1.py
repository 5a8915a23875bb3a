def readlines(connection):
    data = b""
    while True:
        d = connection.recv(1024)
        if not d:
            break
        data += d
    return data.split(b"\r\n")[:-1]
