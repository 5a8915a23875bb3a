import socket

def make_connection(host, port):
    sock = socket.socket()
    try:
        sock.connect((host, port))
    except ConnectionRefusedError:
        sock.close()
        return "connection refused"
    return sock
