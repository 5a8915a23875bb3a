import socket

def make_connection(host, port):
    host = input("Enter host: ")
    port = int(input("Enter port: "))
    s = socket.socket()
    s.connect((host, port))
    return s
