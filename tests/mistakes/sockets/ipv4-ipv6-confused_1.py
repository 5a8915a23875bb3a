import socket

def make_sockets():
    stream = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
    datagram = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
    return (stream, datagram)
