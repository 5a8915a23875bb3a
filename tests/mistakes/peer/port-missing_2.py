import socket

def peer_of(connection):
    # IP address of the other end
    ip, _ = connection.getpeername()
    return str(ip)
