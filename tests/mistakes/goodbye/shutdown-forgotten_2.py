import socket

def say_goodbye(connection, last_words):
    connection.sendall(last_words)
    f = connection.makefile("rb")
    alles = f.read()
    f.close()
    connection.shutdown(socket.SHUT_RDWR)
    connection.close()
    return alles
