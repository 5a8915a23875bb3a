"""A thread for each client. A regular expression takes the lines out of the bytes."""

import re
import threading
from contextlib import closing, suppress
from functools import partial

LINE = re.compile(rb"(.*?)\r\n", re.DOTALL)
LONGEST = 8192  # bytes of one line


def talk(connection, answers):
    buffer = b""
    with suppress(ConnectionError), closing(connection):
        while len(buffer) <= LONGEST and (data := connection.recv(4096)):
            buffer += data
            while match := LINE.match(buffer):
                connection.sendall(answers.get(match[1], b"ERROR\r\n"))
                buffer = buffer[match.end() :]


def serve(listen_sock, student_id, name):
    answers = {b"id": student_id.encode() + b"\r\n", b"name": name.encode() + b"\r\n"}
    for connection, _ in iter(listen_sock.accept, None):
        threading.Thread(target=partial(talk, connection, answers), daemon=True).start()
