def read_lines(connection):
    data = b""
    while True:
        d = connection.recv(1024)
        if not d:
            break
        data += d
    text = data.decode("utf-8")
    lines = text.split("\r\n")[:-1]
    return [x.encode("utf-8") for x in lines]
