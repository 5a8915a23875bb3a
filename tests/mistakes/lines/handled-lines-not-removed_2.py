def read_lines(connection):
    lineas = []
    buf = b""
    while True:
        d = connection.recv(1024)
        if not d:
            break
        buf = buf + d
        if b"\r\n" in buf:
            lineas.extend(buf.split(b"\r\n")[:-1])
    return lineas
