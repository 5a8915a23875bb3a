"""The standard library's server, with the listening socket that was given."""

import socketserver

LONGEST = 8192  # bytes of one line


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        try:
            while (line := self.next_line()).endswith(b"\r\n"):
                self.wfile.write(self.server.answer(line[:-2]))
        except ConnectionError:
            pass  # the client has gone without a word

    def next_line(self):
        line = self.rfile.readline(LONGEST)
        while line.endswith(b"\n") and not line.endswith(b"\r\n"):  # an LF inside the line
            more = self.rfile.readline(LONGEST - len(line))
            if not more:
                break
            line += more
        return line


class Server(socketserver.ThreadingMixIn, socketserver.TCPServer):
    daemon_threads = True

    def __init__(self, listen_sock, student_id, name):
        super().__init__(listen_sock.getsockname(), Handler, bind_and_activate=False)
        self.socket.close()  # the one that it made for itself
        self.socket = listen_sock
        self.answers = {b"id": student_id, b"name": name}

    def answer(self, command):
        return self.answers.get(command, "ERROR").encode() + b"\r\n"

    def service_actions(self):
        """Called in each turn of the loop, which by itself never looks whether it can go on."""
        if self.socket.fileno() == -1:
            raise OSError("the listening socket has been closed")


def serve(listen_sock, student_id, name):
    Server(listen_sock, student_id, name).serve_forever(poll_interval=0.2)
