import socket

def make_connection(host, port):
    return socket.create_connection(host, port)
