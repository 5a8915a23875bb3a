import socket

def make_listener(port):
    s = socket.create_server(("127.0.0.1", port))
    s.settimeout(0)     # no esperar
    return s
