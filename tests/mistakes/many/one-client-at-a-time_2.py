import socketserver
import socket


def serve(listen_sock, student_id, name):

    class MyTCPHandler(socketserver.StreamRequestHandler):
        def handle(self):
            try:
                while True:
                    line = b""
                    while not line.endswith(b"\r\n"):
                        part = self.rfile.readline()
                        if part == b"":
                            return
                        line = line + part
                    if line == b"id\r\n":
                        self.wfile.write(student_id.encode() + b"\r\n")
                    elif line == b"name\r\n":
                        self.wfile.write(name.encode() + b"\r\n")
                    else:
                        self.wfile.write(b"ERROR\r\n")
            except OSError:
                pass

    # the TCPServer handles all the clients for me
    server = socketserver.TCPServer(listen_sock.getsockname(), MyTCPHandler, bind_and_activate=False)
    server.socket.close()
    server.socket = listen_sock
    while True:
        request, client_address = listen_sock.accept()
        server.process_request(request, client_address)
