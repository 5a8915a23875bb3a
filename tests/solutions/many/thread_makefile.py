"""A thread for each client. A file object reads ahead and finds the ends of the lines."""

import threading
from contextlib import suppress

LONGEST = 8192  # bytes of one line, so that a client cannot fill the memory


def serve(listen_sock, student_id, name):
    answers = {b"id\r\n": f"{student_id}\r\n".encode(), b"name\r\n": f"{name}\r\n".encode()}
    while True:
        connection, _ = listen_sock.accept()
        threading.Thread(target=talk, args=(connection, answers), daemon=True).start()


def talk(connection, answers):
    with suppress(OSError), connection, connection.makefile("rb") as reader:
        for line in whole_lines(reader):
            connection.sendall(answers.get(line, b"ERROR\r\n"))


def whole_lines(reader):
    """Give every line with its CR LF. `readline` stops at LF, also at one without a CR."""
    line = b""
    while part := reader.readline(LONGEST - len(line)):
        line += part
        if line.endswith(b"\r\n"):
            yield line
            line = b""
