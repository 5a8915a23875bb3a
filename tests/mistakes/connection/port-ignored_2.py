import socket

def make_connection(host, port):
    port = 5000        # Port vom Server
    client = socket.socket()
    client.connect((host, port))
    return client
