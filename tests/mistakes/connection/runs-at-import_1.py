import socket

def make_connection(host, port):
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    s.connect((host, port))
    return s

c = make_connection("127.0.0.1", 12345)
print(c)
