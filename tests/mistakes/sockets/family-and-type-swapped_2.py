from socket import *

def neuer_socket(typ):
    return socket(typ, AF_INET)

def make_sockets():
    stream = neuer_socket(SOCK_STREAM)
    datagram = neuer_socket(SOCK_DGRAM)
    return stream, datagram
