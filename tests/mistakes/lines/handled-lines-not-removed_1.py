def read_lines(connection):
    lines = []
    data = b""
    while True:
        d = connection.recv(1024)
        if not d:
            return lines
        data += d
        for line in data.split(b"\r\n")[:-1]:
            lines.append(line)
