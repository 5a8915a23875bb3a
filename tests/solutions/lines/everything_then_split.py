def read_lines(connection):
    chunks = []
    while chunk := connection.recv(1000):
        chunks.append(chunk)
    *lines, _rest = b"".join(chunks).split(b"\r\n")
    return lines
