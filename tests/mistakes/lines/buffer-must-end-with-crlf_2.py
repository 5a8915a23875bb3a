def read_lines(connection):
    zeilen = []
    buf = b""
    while True:
        d = connection.recv(4096)
        if not d:
            return zeilen
        buf += d
        if buf[-2:] == b"\r\n":
            # fertig
            zeilen += buf.split(b"\r\n")[:-1]
            buf = b""
