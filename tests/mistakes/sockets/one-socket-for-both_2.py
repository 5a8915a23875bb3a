import socket

def make_sockets():
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    stream = sock
    datagram = sock
    return (stream, datagram)
