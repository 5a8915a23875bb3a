def read_lines(connection):
    f = connection.makefile("rb")
    lines = []
    for line in f:
        if line.endswith(b"\n"):
            lines.append(line.rstrip(b"\r\n"))
    f.close()
    return lines
