def read_lines(connection):
    lines = []
    line = b""
    byte = connection.recv(1)
    while byte != b"":
        line = line + byte
        if line[-2:] == b"\r\n":
            lines.append(line[:-2])
            line = b""
        byte = connection.recv(1)
    return lines
