def read_lines(connection):
    todo = b""
    while True:
        d = connection.recv(1024)
        if len(d) == 0:
            break
        todo = todo + d
    lineas = todo.split(b"\r\n")
    lineas.pop()
    return [str(l) for l in lineas]
