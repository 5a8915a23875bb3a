def read_lines(connection):
    lines = []
    while True:
        buffer = b""
        data = connection.recv(4096)
        if not data:
            return lines
        buffer += data
        while b"\r\n" in buffer:
            line, buffer = buffer.split(b"\r\n", 1)
            lines.append(line)
