def read_lines(connection):
    lines = []
    buf = b""
    while True:
        data = connection.recv(1024)
        if data == "":
            break
        buf += data
        while b"\r\n" in buf:
            line, buf = buf.split(b"\r\n", 1)
            lines.append(line)
    return lines
