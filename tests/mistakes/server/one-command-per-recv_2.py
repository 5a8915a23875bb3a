# -*- coding: utf-8 -*-
import threading

class ClientThread(threading.Thread):
    def __init__(self, sock, student_id, name):
        threading.Thread.__init__(self, daemon=True)
        self.sock = sock
        self.student_id = student_id
        self.student_name = name
        self.inbuf = ""

    def run(self):
        raw = b""
        try:
            while True:
                new = self.sock.recv(4096)
                if len(new) == 0:
                    break
                raw = raw + new
                pos = raw.find(b"\r\n")
                if pos >= 0:
                    cmd = raw[:pos]
                    raw = raw[pos + 2:]
                    self.answer(cmd)
        except ConnectionError:
            print("client went away")
        self.sock.close()

    def answer(self, cmd):
        if cmd == b"id":
            self.sock.sendall(self.student_id.encode() + b"\r\n")
        elif cmd == b"name":
            self.sock.sendall(self.student_name.encode() + b"\r\n")
        else:
            self.sock.sendall(b"ERROR\r\n")

def serve(listen_sock, student_id, name):
    while True:
        s, a = listen_sock.accept()
        ClientThread(s, student_id, name).start()
