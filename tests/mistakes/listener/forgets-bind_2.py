import socket

def make_listener(port):
    sock = socket.socket()
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # hier steht der Port
    sock.listen(port)
    return sock
