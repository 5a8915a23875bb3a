import socket

# ping vm  ->  127.0.1.1, das ist also mein Rechner
HOST = "127.0.1.1"

def make_listener(port):
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind((HOST, port))
    s.listen()
    return s
