import socket

def create_listening_socket(port):
    return socket.create_server(("", port))

# def make_listener(port):
