import socket

def make_sockets():
    tcp = socket.socket()
    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    return tcp, udp

# Test
t, u = make_sockets()
port = int(input("Port? "))
t.connect(("127.0.0.1", port))
