def read_lines(connection):
    lines = []
    buf = b""
    while True:
        d = connection.recv(1024)
        if not d:
            break
        buf += d
        while b"\r\n" in buf:
            line, buf = buf.split(b"\r\n", 1)
            if line:
                lines.append(line)
    return lines
