def read_lines(connection):
    lines = []
    while True:
        # a line has at most 80 characters, so one recv(80) is one line
        line = connection.recv(80)
        if line == b"":
            return lines
        lines.append(line.replace(b"\r\n", b""))
