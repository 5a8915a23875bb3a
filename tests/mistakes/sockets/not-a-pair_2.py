import socket

class Sockets:
    pass

def make_sockets():
    result = Sockets()
    result.stream = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    result.datagram = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    return result
