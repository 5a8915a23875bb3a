import socket

def make_connection(host, port):
    # localhost ist ::1
    s = socket.socket(socket.AF_INET6)
    s.connect(("::1", port, 0, 0))
    return s
