import socket as s

# AF_INET = TCP, AF_INET6 = UDP
def make_sockets():
    a = s.socket(s.AF_INET, s.SOCK_STREAM)
    b = s.socket(s.AF_INET6, s.SOCK_DGRAM)
    return a, b
