import socket

result = b""

def say_goodbye(connection, last_words):
    global result
    connection.sendall(last_words)
    connection.shutdown(socket.SHUT_WR)
    with connection:
        result = connection.makefile("rb").read()
