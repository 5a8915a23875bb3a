import socket

_sockets = None

def make_sockets():
    global _sockets
    if _sockets is None:
        _sockets = (socket.socket(), socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
    return _sockets
