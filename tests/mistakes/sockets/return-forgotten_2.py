import socket

def make_sockets():
    global stream, datagram
    stream = socket.socket()
    datagram = socket.socket(type=socket.SOCK_DGRAM)
