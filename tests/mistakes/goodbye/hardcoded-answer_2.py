import socket

def say_goodbye(connection, last_words):
    connection.sendall(b"last_words")
    connection.shutdown(socket.SHUT_WR)
    with connection, connection.makefile("rb") as f:
        return f.read()
