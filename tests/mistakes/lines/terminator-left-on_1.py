def read_lines(connection):
    f = connection.makefile("rb")
    lines = []
    rest = b""
    for l in f:
        rest += l
        if rest.endswith(b"\r\n"):
            lines.append(rest)
            rest = b""
    f.close()
    return lines
