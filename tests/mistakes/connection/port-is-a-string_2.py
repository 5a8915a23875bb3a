import socket

def make_connection(host, port):
    address = f"{host}:{port}".split(":")
    sock = socket.socket()
    sock.connect((address[0], address[1]))
    return sock
