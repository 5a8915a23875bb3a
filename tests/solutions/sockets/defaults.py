import socket


def make_sockets():
    # IPv4 and TCP are what socket() makes when nothing is said.
    return socket.socket(), socket.socket(type=socket.SOCK_DGRAM)
