def read_lines(connection):
    with connection.makefile("rb") as file:
        everything = file.read()
    return everything.split(b"\r\n")[:-1]
