import socket

def make_connection(host, port):
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    r = s.connect_ex((host, port))
    print("connect_ex ->", r)
    return s
