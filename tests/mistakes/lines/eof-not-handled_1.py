def read_lines(connection):
    lines = []
    buf = b""
    while True:
        buf += connection.recv(1024)
        while b"\r\n" in buf:
            line, buf = buf.split(b"\r\n", 1)
            lines.append(line)
    return lines
