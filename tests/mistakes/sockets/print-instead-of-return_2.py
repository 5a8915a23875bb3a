from socket import socket, AF_INET, SOCK_STREAM, SOCK_DGRAM

def make_sockets():
    par = (socket(AF_INET, SOCK_STREAM), socket(AF_INET, SOCK_DGRAM))
    print("los dos sockets:", par)
    return print(par)
