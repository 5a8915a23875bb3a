import socket

HOST = ""

def make_sockets():
    s = socket.create_server((HOST, 0))
    d = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    return s, d
