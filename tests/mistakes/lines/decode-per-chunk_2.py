def read_lines(connection):
    zeilen = []
    z = ""
    while True:
        c = connection.recv(1).decode()
        if c == "":
            return zeilen
        z += c
        if z.endswith("\r\n"):
            zeilen.append(z[:-2].encode())
            z = ""
