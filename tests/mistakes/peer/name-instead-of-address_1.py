import socket

def peer_of(connection):
    ip, port = connection.getpeername()
    name = socket.gethostbyaddr(ip)[0]
    return f"{name}:{port}"
