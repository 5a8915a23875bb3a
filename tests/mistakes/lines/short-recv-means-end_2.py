BUFFER = 4096

def read_lines(connection):
    todo = connection.recv(BUFFER)
    n = len(todo)
    # si el buffer no esta lleno, ya no hay mas
    while n == BUFFER:
        otro = connection.recv(BUFFER)
        n = len(otro)
        todo += otro
    lineas = todo.split(b"\r\n")
    lineas.pop()
    return lineas
