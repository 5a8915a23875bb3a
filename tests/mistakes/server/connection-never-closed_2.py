class Client:
    def __init__(self, sock):
        self.sock = sock
        self.f = sock.makefile("rb")

    def lines(self):
        line = b""
        for part in self.f:
            line += part
            if line.endswith(b"\r\n"):
                yield line[:-2]
                line = b""

def serve(listen_sock, student_id, name):
    clients = {}
    while True:
        sock, addr = listen_sock.accept()
        c = Client(sock)
        clients[addr] = c
        try:
            for line in c.lines():
                if line == b"id":
                    sock.sendall(student_id.encode() + b"\r\n")
                elif line == b"name":
                    sock.sendall(name.encode() + b"\r\n")
                else:
                    sock.sendall(b"ERROR\r\n")
        except ConnectionError:
            print("lost", addr)
        sock.close()
