import socket

class Connection(socket.socket):
    pass

def make_connection(host, port):
    c = Connection(socket.AF_INET, socket.SOCK_STREAM)
    c.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    addr = (host, port)
    return c
