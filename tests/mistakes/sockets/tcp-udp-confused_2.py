from socket import *

def make_sockets():
    s1 = socket(AF_INET, SOCK_STREAM)   # TCP
    s2 = socket(AF_INET, SOCK_STREAM)   # UDP
    return s1, s2
