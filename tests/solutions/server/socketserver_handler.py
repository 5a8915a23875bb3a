"""The handler of socketserver, made by hand for each accepted connection."""

import socketserver
from functools import partial

LONGEST_LINE = 4098  # bytes, with CR LF


class CommandHandler(socketserver.StreamRequestHandler):
    def __init__(self, *args, student_id, name):
        self.answers = {"id": student_id, "name": name}
        super().__init__(*args)

    def handle(self):
        for line in self.lines():
            text = line.decode("utf-8", errors="replace")
            self.wfile.write((self.answers.get(text, "ERROR") + "\r\n").encode())

    def lines(self):
        line = b""
        while len(line) < LONGEST_LINE:
            piece = self.rfile.readline(LONGEST_LINE - len(line))
            if not piece:
                return
            line += piece
            if line.endswith(b"\r\n"):
                yield line[:-2]
                line = b""


def serve(listen_sock, student_id, name):
    handle = partial(CommandHandler, student_id=student_id, name=name)
    while True:
        connection, address = listen_sock.accept()
        with connection:
            try:
                handle(connection, address, None)
            except ConnectionError as error:
                print("lost a client:", error)
