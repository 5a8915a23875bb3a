def read_lines(connection):
    lineas = []
    seguir = True
    while seguir:
        buffer = bytearray()   # buffer para los datos
        n = connection.recv(1024)
        if n == b"":
            seguir = False
        buffer.extend(n)
        fin = buffer.find(b"\r\n")
        while fin >= 0:
            lineas.append(bytes(buffer[:fin]))
            del buffer[:fin + 2]
            fin = buffer.find(b"\r\n")
    return lineas
