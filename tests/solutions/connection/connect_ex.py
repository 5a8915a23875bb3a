import os
import socket


def make_connection(host, port):
    sock = socket.socket()
    number = sock.connect_ex((host, port))
    if number != 0:
        sock.close()
        raise OSError(number, os.strerror(number))
    return sock
