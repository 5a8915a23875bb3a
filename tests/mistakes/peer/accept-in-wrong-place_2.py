import socket

def peer_of(connection):
    # accept liefert die Adresse vom Client
    connection.listen()
    c, (host, port) = connection.accept()
    return host + ":" + str(port)
