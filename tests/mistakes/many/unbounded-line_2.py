from threading import Thread

class T(Thread):
    def __init__(self, c, i, n):
        Thread.__init__(self, daemon=True)
        self.c, self.i, self.n = c, i, n

    def run(self):
        try:
            with self.c.makefile("rb") as f:
                ganz = b""
                for teil in f:
                    ganz += teil
                    if ganz.endswith(b"\r\n"):
                        if ganz == b"id\r\n":
                            self.c.sendall(self.i.encode() + b"\r\n")
                        elif ganz == b"name\r\n":
                            self.c.sendall(self.n.encode() + b"\r\n")
                        else:
                            self.c.sendall(b"ERROR\r\n")
                        ganz = b""
        except OSError:
            pass
        self.c.close()

def serve(listen_sock, student_id, name):
    while 1:
        T(listen_sock.accept()[0], student_id, name).start()
