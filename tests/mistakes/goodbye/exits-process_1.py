import socket
import sys

def say_goodbye(connection, last_words):
    connection.sendall(last_words)
    connection.shutdown(socket.SHUT_WR)
    while connection.recv(1024):
        pass
    connection.close()
    sys.exit("bye")
