import socket

def peer_of(connection):
    adresse = connection.getpeername()
    port = connection.getsockname()[1]
    return adresse[0] + ":" + str(port)
