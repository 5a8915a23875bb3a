def read_lines(connection, lines=[], buf=b""):
    data = connection.recv(1024)
    while data:
        buf += data
        while b"\r\n" in buf:
            line, buf = buf.split(b"\r\n", 1)
            lines.append(line)
        data = connection.recv(1024)
    return lines
