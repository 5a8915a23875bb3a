def read_lines(connection):
    zeilen = []
    puffer = b""
    fertig = False
    while not fertig:
        d = connection.recv(1024)
        if d is None:
            fertig = True
        else:
            puffer += d
            while b"\r\n" in puffer:
                z, _, puffer = puffer.partition(b"\r\n")
                zeilen.append(z)
    return zeilen
