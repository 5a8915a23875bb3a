import socket
import os

def make_connection(host, port):
    try:
        return socket.create_connection((host, port))
    except OSError:
        print("kein Server")
        os._exit(-1)
