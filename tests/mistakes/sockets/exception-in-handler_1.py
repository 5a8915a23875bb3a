import socket

def make_sockets():
    a = socket.socket(AF_INET, SOCK_STREAM)
    b = socket.socket(AF_INET, SOCK_DGRAM)
    return a, b
