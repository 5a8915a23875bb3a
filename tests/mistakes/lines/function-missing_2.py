def read_line(connection):
    with connection.makefile("rb") as f:
        return f.read().split(b"\r\n")[:-1]
