import socket
import sys

def make_sockets():
    s1 = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    s2 = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    print("done", s1, s2)
    sys.exit(0)
    return s1, s2
