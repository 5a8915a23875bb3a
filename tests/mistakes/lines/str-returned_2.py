def read_lines(connection):
    lines = []
    buf = b""
    while (d := connection.recv(1024)):
        buf += d
        while b"\r\n" in buf:
            line, buf = buf.split(b"\r\n", 1)
            lines.append(line.decode("latin-1"))
    return lines
