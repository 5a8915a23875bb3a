"""One thread and `select`, with one buffer for what came and one for what has to go out."""

import select
from dataclasses import dataclass

LONGEST = 8192  # bytes of one line
ENOUGH = 100_000  # bytes that wait for a client which does not read


@dataclass
class Buffers:
    incoming: bytes = b""
    outgoing: bytes = b""
    ended: bool = False


def serve(listen_sock, student_id, name):
    answers = {b"id": student_id.encode() + b"\r\n", b"name": name.encode() + b"\r\n"}
    clients = {}
    while listen_sock.fileno() != -1:
        readers = [c for c, b in clients.items() if not b.ended and len(b.outgoing) < ENOUGH]
        writers = [c for c, b in clients.items() if b.outgoing]
        readable, writable, _ = select.select([listen_sock, *readers], writers, [], 0.5)
        if listen_sock in readable:
            connection, _ = listen_sock.accept()
            connection.setblocking(False)
            clients[connection] = Buffers()
        for connection in set(readable + writable) - {listen_sock}:
            try:
                if connection in readable:
                    receive(connection, clients[connection], answers)
                if connection in writable:
                    send(connection, clients[connection])
            except OSError:
                clients[connection] = Buffers(ended=True)
            if clients[connection].ended and not clients[connection].outgoing:
                del clients[connection]
                connection.close()


def receive(connection, buffers, answers):
    data = connection.recv(4096)
    *lines, buffers.incoming = (buffers.incoming + data).split(b"\r\n")
    buffers.outgoing += b"".join([answers.get(line, b"ERROR\r\n") for line in lines])
    if len(buffers.incoming) > LONGEST:
        buffers.outgoing += b"ERROR\r\n"
        buffers.ended = True
    buffers.ended |= not data


def send(connection, buffers):
    sent = connection.send(buffers.outgoing)
    buffers.outgoing = buffers.outgoing[sent:]
