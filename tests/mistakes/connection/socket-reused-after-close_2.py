from socket import *

def make_connection(host, port, sock=socket(AF_INET, SOCK_STREAM)):
    sock.connect((host, port))
    return sock
