import socket

def make_listener(port):
    adresse = ("127.0.0.1", f"{port}")
    server = socket.create_server(adresse)
    return server
