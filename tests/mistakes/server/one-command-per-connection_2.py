import socketserver

class MyTCPHandler(socketserver.StreamRequestHandler):
    """
    The request handler class for our server.
    """
    def handle(self):
        self.data = self.rfile.readline(5000)
        while self.data and not self.data.endswith(b"\r\n"):
            extra = self.rfile.readline(5000)
            if not extra:
                return
            self.data += extra
        if not self.data:
            return
        print("{} wrote:".format(self.client_address[0]))
        print(self.data)
        if self.data == b"id\r\n":
            self.wfile.write(MyTCPHandler.student_id.encode() + b"\r\n")
        elif self.data == b"name\r\n":
            self.wfile.write(MyTCPHandler.student_name.encode() + b"\r\n")
        else:
            self.wfile.write(b"ERROR\r\n")

def serve(listen_sock, student_id, name):
    MyTCPHandler.student_id = student_id
    MyTCPHandler.student_name = name
    while True:
        sock, address = listen_sock.accept()
        try:
            MyTCPHandler(sock, address, None)
        except ConnectionError:
            pass
        sock.close()
