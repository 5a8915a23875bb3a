import socket

def make_listener(port):
    # conectar el socket con el puerto
    return socket.create_connection(("localhost", port))
