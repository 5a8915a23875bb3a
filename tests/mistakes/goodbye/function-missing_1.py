import socket

def goodbye(connection, last_words):
    connection.sendall(last_words)
    connection.shutdown(socket.SHUT_WR)
    with connection, connection.makefile("rb") as f:
        return f.read()
