def read_lines(connection):
    lines = []
    line = b""
    while True:
        c = connection.recv(1)
        if not c:
            break
        line += c
        if line[-2:] == "\r\n":
            lines.append(line[:-2])
            line = b""
    return lines
