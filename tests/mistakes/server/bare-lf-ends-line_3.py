import socketserver

class Handler(socketserver.StreamRequestHandler):
    student_id = None
    student_name = None

    def handle(self):
        while True:
            data = self.rfile.readline(10000)
            if data == b"":
                break
            data = data.replace(b"\r\n", b"\n")
            if data == b"id\n":
                self.wfile.write(bytes(self.student_id, "utf-8") + b"\r\n")
            elif data == b"name\n":
                self.wfile.write(bytes(self.student_name, "utf-8") + b"\r\n")
            elif data.endswith(b"\n"):
                self.wfile.write(b"ERROR\r\n")

def serve(listen_sock, student_id, name):
    Handler.student_id = student_id
    Handler.student_name = name
    while True:
        request, client_address = listen_sock.accept()
        try:
            Handler(request, client_address, None)
        except ConnectionError:
            print("client", client_address, "is gone")
        request.close()
