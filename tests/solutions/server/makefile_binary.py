"""Two file objects on each connection: one to read lines, one to write answers."""

import contextlib

LONGEST_LINE = 4096  # bytes, with CR LF


def serve(listen_sock, student_id, name):
    answers = {b"id\r\n": student_id, b"name\r\n": name}
    while True:
        connection, _ = listen_sock.accept()
        with (
            contextlib.suppress(ConnectionError),
            connection,
            connection.makefile("rb") as reader,
            connection.makefile("wb") as writer,
        ):
            talk(reader, writer, answers)


def talk(reader, writer, answers):
    line = b""
    while True:
        line += reader.readline(LONGEST_LINE - len(line))
        if line.endswith(b"\r\n") or len(line) == LONGEST_LINE:
            answer = answers.get(line, "ERROR")
            writer.write(answer.encode() + b"\r\n")
            writer.flush()
            if not line.endswith(b"\r\n"):
                return
            line = b""
        elif not line.endswith(b"\n"):
            return  # the stream has ended
