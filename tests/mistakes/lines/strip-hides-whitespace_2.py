def read_lines(connection):
    datos = b""
    trozo = connection.recv(100)
    while trozo != b"":
        datos += trozo
        trozo = connection.recv(100)
    lineas = datos.split(b"\r\n")
    lineas = lineas[:-1]
    return list(map(bytes.rstrip, lineas))
