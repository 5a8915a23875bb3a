def read_lines(connection):
    data = b"".join(iter(lambda: connection.recv(1024), b""))
    alle = data.split(b"\r\n")[:-1]
    return [z for z in alle if len(z) > 0]   # leere weg
