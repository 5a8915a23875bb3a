def read_lines(connection):
    result = []
    msg = connection.recv(4096)
    while msg:
        # un mensaje puede tener varias lineas
        for l in msg.split(b"\r\n")[:-1]:
            result.append(l)
        msg = connection.recv(4096)
    return result
