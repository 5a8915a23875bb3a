import socketserver

class H(socketserver.StreamRequestHandler):
    def handle(self):
        line = b""
        for part in self.rfile:
            line += part
            if line[-2:] == b"\r\n":
                if line == b"id\r\n":
                    self.wfile.write(self.server[0].encode() + b"\r\n")
                elif line == b"name\r\n":
                    self.wfile.write(self.server[1].encode() + b"\r\n")
                else:
                    self.wfile.write(b"ERROR\r\n")
                line = b""

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        with conn:
            H(conn, addr, (student_id, name))
