import socket

def peer_of(connection):
    direccion = connection.getpeername()
    return f"{direccion}"
