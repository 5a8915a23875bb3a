import socket

def peer_of(connection):
    host, port = connection.getpeername()
    host = socket.getfqdn(host)
    return host + ":" + str(port)
