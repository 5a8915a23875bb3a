def read_lines(connection):
    lines = []
    buffer = b""
    while True:
        data = connection.recv(4096)
        if not data:
            return lines
        buffer += data
        while (end := buffer.find(b"\r\n")) != -1:
            lines.append(buffer[:end])
            buffer = buffer[end + 2 :]
