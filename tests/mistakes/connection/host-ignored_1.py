import socket

def make_connection(host, port):
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    # mi ordenador
    host = "127.0.1.1"
    s.connect((host, port))
    return s
