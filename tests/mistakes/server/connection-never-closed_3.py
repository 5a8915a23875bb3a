import threading

hilos = []

class Atiende(threading.Thread):
    def __init__(self, conn, student_id, name):
        super().__init__()
        self.daemon = True
        self.conn = conn
        self.respuestas = {b"id": student_id, b"name": name}

    def run(self):
        buf = b""
        try:
            while True:
                d = self.conn.recv(1024)
                if not d:
                    print("cliente termino")
                    return
                buf += d
                *lineas, buf = buf.split(b"\r\n")
                for l in lineas:
                    self.conn.sendall(self.respuestas.get(l, "ERROR").encode() + b"\r\n")
        except ConnectionError:
            return

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        h = Atiende(conn, student_id, name)
        hilos.append(h)
        h.start()
