from socket import socket

def make_connection(host, port):
    c = socket()
    c.connect(host + ":" + str(port))
    return c
