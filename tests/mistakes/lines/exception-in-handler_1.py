def read_lines(connection):
    lines = []
    while True:
        data = connection.recv(1024)
        if not data:
            break
        buffer += data
        while b"\r\n" in buffer:
            line, buffer = buffer.split(b"\r\n", 1)
            lines.append(line)
    return lines
