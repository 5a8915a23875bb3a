def read_lines(connection):
    lines = []
    buf = b""
    while True:
        data = connection.recv(1024)
        if not data:
            break
        buf += data
        if b"\r\n" in buf:
            line, buf = buf.split(b"\r\n", 1)
            lines.append(line)
    return lines
