def read_lines(connection):
    lines = []
    buf = b""
    while True:
        d = connection.recv(1024)
        if not d:
            print(lines)
            return
        buf += d
        *fertig, buf = buf.split(b"\r\n")
        lines += fertig
