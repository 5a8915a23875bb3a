def next_line(connection):
    line = b""
    while not line.endswith(b"\r\n"):
        c = connection.recv(1)
        if not c:
            return b""
        line += c
    return line[:-2]

def read_lines(connection):
    lines = []
    line = next_line(connection)
    while line:
        lines.append(line)
        line = next_line(connection)
    return lines
