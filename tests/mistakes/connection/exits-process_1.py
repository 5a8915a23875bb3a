import socket, sys

def make_connection(host, port):
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        s.connect((host, port))
    except socket.error as msg:
        print("connect failed:", msg)
        sys.exit(1)
    return s
