from socket import AF_INET, SOCK_DGRAM, SOCK_STREAM, socket


def make_sockets():
    stream = socket(AF_INET, SOCK_STREAM)
    datagram = socket(AF_INET, SOCK_DGRAM)
    return (stream, datagram)
