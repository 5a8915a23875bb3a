# Server mit Klasse
class Leser:
    def __init__(self, sock):
        self.sock = sock
        self.text = ""

    def zeile(self):
        while "\r\n" not in self.text:
            stueck = str(self.sock.recv(64), "utf-8")
            if stueck == "":
                return None
            self.text = self.text + stueck
        ergebnis, self.text = self.text.split("\r\n", 1)
        return ergebnis

def serve(listen_sock, student_id, name):
    while True:
        sock, addr = listen_sock.accept()
        leser = Leser(sock)
        try:
            z = leser.zeile()
            while z is not None:
                if z == "id":
                    sock.sendall(bytes(student_id + "\r\n", "utf-8"))
                elif z == "name":
                    sock.sendall(bytes(name + "\r\n", "utf-8"))
                else:
                    sock.sendall(bytes("ERROR\r\n", "utf-8"))
                z = leser.zeile()
        except ConnectionError:
            pass
        sock.close()
