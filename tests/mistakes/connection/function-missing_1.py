import socket

def make_conection(host, port):
    s = socket.socket()
    s.connect((host, port))
    return s
