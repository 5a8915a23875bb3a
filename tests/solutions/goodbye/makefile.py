import socket


def say_goodbye(connection, last_words):
    connection.sendall(last_words)
    connection.shutdown(socket.SHUT_WR)
    with connection, connection.makefile("rb") as file:
        return file.read()
