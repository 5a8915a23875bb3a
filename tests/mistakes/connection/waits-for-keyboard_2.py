import socket

def make_connection(host, port):
    print("Server gestartet?")
    input("Enter druecken zum Verbinden")
    s = socket.socket()
    s.connect((host, port))
    return s
