# servidor como clase
class Server:
    def __init__(self, listen_sock, student_id, name):
        self.listen_sock = listen_sock
        self.student_id = student_id
        self.name = name

    def serve(self):
        while True:
            c, a = self.listen_sock.accept()
            resto = b""
            try:
                while True:
                    d = c.recv(1024)
                    if not d:
                        break
                    resto += d
                    while b"\r\n" in resto:
                        orden, resto = resto.split(b"\r\n", 1)
                        if orden == b"id":
                            c.sendall(self.student_id.encode() + b"\r\n")
                        elif orden == b"name":
                            c.sendall(self.name.encode() + b"\r\n")
                        else:
                            c.sendall(b"ERROR\r\n")
            except ConnectionError:
                print("error")
            c.close()
