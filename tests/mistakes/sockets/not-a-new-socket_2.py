import socket

def make_sockets(a=socket.socket(socket.AF_INET, socket.SOCK_STREAM), b=socket.socket(socket.AF_INET, socket.SOCK_DGRAM)):
    return a, b
