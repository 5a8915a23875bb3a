def read_lines(connection):
    lines = []
    buf = b""
    while True:
        d = connection.recv(512)
        if not d:
            break
        buf += d
        while b"\r\n" in buf:
            line, buf = buf.split(b"\r\n", 1)
            lines.append(line)
    if buf:
        lines.append(buf)    # last line
    return lines
