import socket


class Pair:
    def __init__(self):
        self.stream = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            self.datagram = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        except OSError:
            self.stream.close()
            raise
        self.stream.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)


def make_sockets():
    pair = Pair()
    return pair.stream, pair.datagram
