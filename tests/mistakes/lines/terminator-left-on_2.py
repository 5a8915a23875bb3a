def read_lines(connection):
    lineas = []
    buf = b""
    while True:
        d = connection.recv(1000)
        if not d:
            break
        buf += d
        pos = buf.find(b"\r\n")
        while pos != -1:
            lineas.append(buf[:pos + 2])
            buf = buf[pos + 2:]
            pos = buf.find(b"\r\n")
    return lineas
