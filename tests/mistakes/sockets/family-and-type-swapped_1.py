import socket

def make_sockets():
    tcp = socket.socket(socket.SOCK_STREAM, socket.AF_INET)
    udp = socket.socket(socket.SOCK_DGRAM, socket.AF_INET)
    return tcp, udp
