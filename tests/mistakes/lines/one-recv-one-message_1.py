def read_lines(connection):
    data = connection.recv(65536)
    lines = data.split(b"\r\n")
    return lines[:-1]
