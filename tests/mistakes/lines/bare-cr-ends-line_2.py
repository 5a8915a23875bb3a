def read_lines(connection):
    lines = []
    buf = b""
    while True:
        d = connection.recv(4096)
        if not d:
            return lines
        buf += d
        if buf.endswith(b"\r"):
            continue      # LF is not here yet
        parts = buf.splitlines(True)
        buf = b""
        for p in parts:
            if p.endswith((b"\n", b"\r")):
                lines.append(p.rstrip(b"\r\n"))
            else:
                buf = p
