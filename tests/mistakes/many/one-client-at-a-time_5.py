class Server:
    def __init__(self, sock, student_id, name):
        self.sock = sock
        self.answers = {b"id": student_id, b"name": name}
        self.clients = 0

    def serve_client(self, conn):
        buf = b""
        while True:
            data = conn.recv(1024)
            if not data:
                return
            buf += data
            while b"\r\n" in buf:
                line, buf = buf.split(b"\r\n", 1)
                conn.sendall(self.answers.get(line, "ERROR").encode("utf-8") + b"\r\n")

    def run(self):
        # as many clients as want to come
        while True:
            conn, addr = self.sock.accept()
            self.clients += 1
            print("client number", self.clients)
            with conn:
                try:
                    self.serve_client(conn)
                except OSError:
                    print("client lost")


def serve(listen_sock, student_id, name):
    Server(listen_sock, student_id, name).run()
