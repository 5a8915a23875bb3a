import socket

def make_sockets():
    tcp = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    return tcp, udp

t, u = make_sockets()
t.bind(("127.0.0.1", 0))
t.listen()
print("waiting for a client...")
t.accept()
