import threading

class Cliente(threading.Thread):
    def __init__(self, sock, datos):
        super().__init__(daemon=True)
        self.sock = sock
        self.datos = datos

    def run(self):
        bufer = bytearray()
        try:
            while True:
                trozo = self.sock.recv(32768)
                if not trozo:
                    break
                busca = max(0, len(bufer) - 1)
                bufer.extend(trozo)
                i = bufer.find(b"\r\n", busca)
                while i != -1:
                    orden = bytes(bufer[:i])
                    del bufer[:i + 2]
                    r = self.datos.get(orden, "ERROR")
                    self.sock.sendall((r + "\r\n").encode())
                    i = bufer.find(b"\r\n")
        except ConnectionError:
            print("adios")
        self.sock.close()

def serve(listen_sock, student_id, name):
    datos = {b"id": student_id, b"name": name}
    while True:
        s, d = listen_sock.accept()
        Cliente(s, datos).start()
