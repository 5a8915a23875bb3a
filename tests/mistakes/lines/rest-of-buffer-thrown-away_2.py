def read_lines(connection):
    zeilen = []
    rest = b""
    while True:
        d = connection.recv(1024)
        if not d:
            break
        rest = rest + d
        if b"\r\n" in rest:
            teile = rest.split(b"\r\n")
            for t in teile[:-1]:
                zeilen.append(t)
            rest = b""    # Puffer leeren
    return zeilen
