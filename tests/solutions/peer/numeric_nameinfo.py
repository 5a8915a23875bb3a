import socket

AS_NUMBERS = socket.NI_NUMERICHOST | socket.NI_NUMERICSERV


def peer_of(connection):
    host, port = socket.getnameinfo(connection.getpeername(), AS_NUMBERS)
    return host + ":" + port
