def split_lines(connection):
    rest = bytearray()
    while data := connection.recv(512):
        rest += data
        while b"\r\n" in rest:
            line, _, rest = rest.partition(b"\r\n")
            yield bytes(line)


def read_lines(connection):
    return list(split_lines(connection))
