import socket

liste = []

def make_listener(port):
    s = socket.socket()
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(("127.0.0.1", port))
    s.listen()
    liste.append(s)     # damit er offen bleibt
    return s.fileno()
