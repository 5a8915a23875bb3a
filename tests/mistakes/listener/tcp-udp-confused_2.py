import socket

def make_listener(port):
    # DGRAM: Daten-Gramm
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.bind(("127.0.0.1", port))
    return s
