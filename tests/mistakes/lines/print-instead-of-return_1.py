def read_lines(connection):
    data = b""
    while True:
        d = connection.recv(1024)
        if not d:
            break
        data += d
    for line in data.split(b"\r\n")[:-1]:
        print(line)
