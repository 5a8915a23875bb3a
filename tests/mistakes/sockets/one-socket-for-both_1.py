import socket

def make_sockets():
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    # derselbe Socket fuer beides
    return s, s
