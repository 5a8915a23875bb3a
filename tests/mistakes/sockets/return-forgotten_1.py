import socket

def make_sockets():
    # zwei Sockets anlegen
    tcp = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    ergebnis = (tcp, udp)
