"""A generator turns the stream of bytes into commands; the loop above it sees only lines."""

from contextlib import closing, suppress


def commands(connection, longest=6000):
    pending = b""
    while True:
        head, end, tail = pending.partition(b"\r\n")
        if end:
            yield head
            pending = tail
            continue
        if len(pending) > longest:
            yield b""  # not a command: it is answered with ERROR
            return
        data = connection.recv(512)
        if not data:
            return
        pending += data


def serve(listen_sock, student_id, name):
    answers = {b"id": student_id, b"name": name}
    while True:
        connection, _ = listen_sock.accept()
        with closing(connection), suppress(ConnectionResetError, BrokenPipeError):
            for command in commands(connection):
                answer = answers.get(command, "ERROR")
                connection.sendall((answer + "\r\n").encode())
