import socket

def make_sockets():
    # TCP = DGRAM, UDP = STREAM ?
    tcp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    udp = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    return tcp, udp
