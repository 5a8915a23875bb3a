import socket

def connect(host, port):
    return socket.create_connection((host, port))
