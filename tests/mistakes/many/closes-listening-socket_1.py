import threading


class Worker(threading.Thread):
    def __init__(self, conn, student_id, full_name):
        super().__init__(daemon=True)
        self.conn = conn
        self.data = {b"id\r\n": student_id, b"name\r\n": full_name}

    def run(self):
        try:
            with self.conn, self.conn.makefile("rb") as lines:
                for line in lines:
                    if not line.endswith(b"\n"):
                        break
                    answer = self.data.get(line, "ERROR")
                    self.conn.sendall(answer.encode("utf-8") + b"\r\n")
        except OSError:
            pass


def serve(listen_sock, student_id, name):
    while True:
        # "with" closes the socket for me
        with listen_sock:
            conn, addr = listen_sock.accept()
            Worker(conn, student_id, name).start()
