import socket

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.connect((input("host: "), int(input("port: "))))

def make_connection(host, port):
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    s.connect((host, port))
    return s
