import socket

SERVER = "127.0.0.2"   # IP of the server in our lab

def make_connection(host, port):
    connection = socket.create_connection((SERVER, port))
    return connection
