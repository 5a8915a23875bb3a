import threading
import socket

class ClientThread(threading.Thread):
    def __init__(self, conn, student_id, name):
        super().__init__()
        self.conn = conn
        self.daemon = True
        self.file = conn.makefile("rb")
        self.student_id = student_id
        self.sname = name

    def run(self):
        cmd = b""
        try:
            while True:
                part = self.file.readline()
                if not part:
                    break
                cmd += part
                if cmd[-2:] != b"\r\n":
                    continue
                if cmd == b"id\r\n":
                    self.conn.sendall(self.student_id.encode() + b"\r\n")
                elif cmd == b"name\r\n":
                    self.conn.sendall(self.sname.encode() + b"\r\n")
                else:
                    self.conn.sendall(b"ERROR\r\n")
                cmd = b""
        except OSError:
            pass
        self.conn.close()     # the file is still open!

def serve(listen_sock, student_id, name):
    threads = []
    while True:
        conn, addr = listen_sock.accept()
        t = ClientThread(conn, student_id, name)
        threads.append(t)
        t.start()
