import socket

a = []

def make_sockets():
    tcp = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    a.append(tcp)
    a.append(udp)
    return tcp.fileno(), udp.fileno()    # sockfd like in C
