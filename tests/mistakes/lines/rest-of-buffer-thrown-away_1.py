def read_lines(connection):
    lines = []
    buf = b""
    while True:
        data = connection.recv(1024)
        if not data:
            return lines
        buf += data
        if b"\r\n" in buf:
            lines.append(buf.split(b"\r\n")[0])
            buf = b""
