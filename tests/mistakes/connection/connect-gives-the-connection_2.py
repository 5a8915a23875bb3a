import socket

def make_connection(host, port):
    return socket.socket().connect((host, port))
