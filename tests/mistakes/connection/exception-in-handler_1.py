from socket import *

def make_connection(host, port):
    s = socket(AF_INET, SOCK_STREAM)
    s.connect((hots, port))
    return s
