def read_lines(connection):
    lineas = []
    buf = b""
    n = int(input("cuantas lineas? "))
    while len(lineas) < n:
        d = connection.recv(1024)
        if not d:
            break
        buf += d
        while b"\r\n" in buf:
            l, buf = buf.split(b"\r\n", 1)
            lineas.append(l)
    return lineas
