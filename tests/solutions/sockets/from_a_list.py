import socket

TYPES = [socket.SOCK_STREAM, socket.SOCK_DGRAM]


def make_sockets():
    return tuple(socket.socket(socket.AF_INET, kind) for kind in TYPES)
