import socket
import time

def make_connection(host, port):
    while True:
        try:
            s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
            s.connect((host, port))
            return s
        except OSError:
            print("retry...")
            time.sleep(0.5)
