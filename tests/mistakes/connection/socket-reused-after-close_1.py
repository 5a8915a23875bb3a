import socket

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)

def make_connection(host, port):
    s.connect((host, port))
    return s
