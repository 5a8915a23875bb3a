def read_lines(connection):
    ergebnis = []
    puffer = b""
    stueck = connection.recv(512)
    while stueck:
        while b"\r\n" in stueck:
            vorne, stueck = stueck.split(b"\r\n", 1)
            ergebnis.append(puffer + vorne)
            puffer = b""
        puffer = puffer + stueck
        stueck = connection.recv(512)
    return ergebnis
