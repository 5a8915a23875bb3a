def read_lines(connection):
    lines = []
    buf = b""
    while True:
        chunk = connection.recv(1024)
        if not chunk:
            break
        if b"\r\n" in chunk:
            buf += chunk
            parts = buf.split(b"\r\n")
            lines += parts[:-1]
            buf = parts[-1]
        else:
            buf += chunk
    return lines
