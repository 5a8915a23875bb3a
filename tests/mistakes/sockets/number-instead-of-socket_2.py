import socket

def make_sockets():
    stream = socket.SOCK_STREAM
    datagram = socket.SOCK_DGRAM
    return stream, datagram
