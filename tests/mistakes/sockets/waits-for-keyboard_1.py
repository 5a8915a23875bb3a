from socket import *

def make_sockets():
    art = input("TCP oder UDP? ")
    tcp = socket(AF_INET, SOCK_STREAM)
    udp = socket(AF_INET, SOCK_DGRAM)
    if art == "UDP":
        print("erst UDP")
    return tcp, udp
