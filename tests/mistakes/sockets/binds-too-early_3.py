import socket

def make_sockets():
    stream = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    datagram = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    # UDP hat keine Verbindung, also gleich bind
    datagram.bind(("", 0))
    return stream, datagram
