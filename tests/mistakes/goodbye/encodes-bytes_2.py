import socket

def say_goodbye(connection, last_words):
    palabras = bytes(last_words, "utf-8")
    connection.sendall(palabras)
    connection.shutdown(socket.SHUT_WR)
    todo = b""
    d = connection.recv(100)
    while d:
        todo += d
        d = connection.recv(100)
    connection.close()
    return todo
