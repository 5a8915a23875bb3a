import socket

def make_sockets():
    udp_sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    tcp_sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    print(udp_sock, tcp_sock)
    return udp_sock, tcp_sock
