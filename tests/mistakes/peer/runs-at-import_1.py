import socket

def peer_of(connection):
    host, port = connection.getpeername()
    return f"{host}:{port}"

s = socket.socket()
s.connect(("127.0.0.1", 12345))
print(peer_of(s))
