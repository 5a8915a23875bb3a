def read_lines(connection):
    data = b""
    while True:
        d = connection.recv(1024)
        if not d:
            break
        data += d
    lines = []
    for l in data.split(b"\n")[:-1]:
        if l[-1:] == b"\r":
            l = l[:-1]
        lines.append(l)
    return lines
