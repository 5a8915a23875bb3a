lines = []

def read_lines(connection):
    buf = b""
    while True:
        d = connection.recv(1024)
        if not d:
            return lines
        buf += d
        while b"\r\n" in buf:
            line, buf = buf.split(b"\r\n", 1)
            lines.append(line)
