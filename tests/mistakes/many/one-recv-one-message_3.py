import threading
import socketserver

class ThreadedHandler(socketserver.BaseRequestHandler):
    def handle(self):
        try:
            while True:
                data = self.request.recv(1024)
                if len(data) == 0:
                    return
                # es koennen mehrere Befehle sein!
                for befehl in data.split(b"\r\n"):
                    if befehl == b"" and data[-2:] == b"\r\n" and data != b"\r\n":
                        continue
                    if befehl == b"id":
                        self.request.sendall(self.server.ich[0].encode() + b"\r\n")
                    elif befehl == b"name":
                        self.request.sendall(self.server.ich[1].encode() + b"\r\n")
                    else:
                        self.request.sendall(b"ERROR\r\n")
                        if data == b"\r\n":
                            break
        except ConnectionError:
            pass

class ThreadedServer(socketserver.ThreadingMixIn, socketserver.TCPServer):
    daemon_threads = True

def serve(listen_sock, student_id, name):
    server = ThreadedServer(listen_sock.getsockname(), ThreadedHandler, False)
    server.ich = (student_id, name)
    while True:
        sock, addr = listen_sock.accept()
        server.process_request(sock, addr)
