import threading

class ChatServer:
    def __init__(self, listen_sock, student_id, name):
        self.listen_sock = listen_sock
        self.answers = {b"id": student_id, b"name": name}
        self.client = None
        self.address = None

    def run(self):
        while True:
            self.client, self.address = self.listen_sock.accept()
            print("verbunden mit", self.address)
            threading.Thread(target=self.handle_client, daemon=True).start()

    def handle_client(self):
        rest = b""
        try:
            while True:
                data = self.client.recv(1024)
                if not data:
                    break
                rest += data
                while b"\r\n" in rest:
                    zeile, rest = rest.split(b"\r\n", 1)
                    text = self.answers.get(zeile, "ERROR")
                    self.client.sendall(text.encode("utf-8") + b"\r\n")
        except OSError:
            print("verbindung verloren")
        self.client.close()

def serve(listen_sock, student_id, name):
    ChatServer(listen_sock, student_id, name).run()
