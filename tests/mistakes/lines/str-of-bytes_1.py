def read_lines(connection):
    data = ""
    while True:
        d = connection.recv(1024)
        if not d:
            break
        data += str(d)
    return data.split("\r\n")[:-1]
