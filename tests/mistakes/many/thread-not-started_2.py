import socket
from threading import Thread

class KlientThread(Thread):
    def __init__(self, sock, sid, nam):
        Thread.__init__(self)
        self.sock = sock
        self.sid = sid
        self.nam = nam
        self.daemon = True

    def run(self):
        rest = b""
        while True:
            try:
                x = self.sock.recv(512)
                if not x:
                    break
                rest += x
                while rest.find(b"\r\n") >= 0:
                    p = rest.find(b"\r\n")
                    b = rest[:p]
                    rest = rest[p+2:]
                    if b == b"id":
                        self.sock.sendall(self.sid.encode() + b"\r\n")
                    elif b == b"name":
                        self.sock.sendall(self.nam.encode() + b"\r\n")
                    else:
                        self.sock.sendall(b"ERROR\r\n")
            except OSError:
                break
        self.sock.close()

alle = []

def serve(listen_sock, student_id, name):
    while True:
        s, a = listen_sock.accept()
        k = KlientThread(s, student_id, name)
        alle.append(k)
