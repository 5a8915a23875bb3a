"""Each client is a generator. It yields what it waits for, and a selector wakes it."""

from selectors import EVENT_READ, EVENT_WRITE, DefaultSelector

LONGEST = 8192  # bytes of one line


def conversation(connection, answers):
    received = b""
    while len(received) <= LONGEST:
        yield connection, EVENT_READ
        data = connection.recv(4096)
        if not data:
            return
        *lines, received = (received + data).split(b"\r\n")
        for line in lines:
            yield from send(connection, answers.get(line, b"ERROR\r\n"))


def send(connection, data):
    while data:
        yield connection, EVENT_WRITE
        data = data[connection.send(data) :]


def listening(listen_sock, start, answers):
    while True:
        yield listen_sock, EVENT_READ
        connection, _ = listen_sock.accept()
        connection.setblocking(False)
        start(connection, conversation(connection, answers))


def serve(listen_sock, student_id, name):
    answers = {b"id": f"{student_id}\r\n".encode(), b"name": f"{name}\r\n".encode()}
    selector = DefaultSelector()

    def step(sock, task):
        try:
            ready_sock, event = next(task)
        except (StopIteration, OSError):
            sock.close()  # the client has finished, or it has gone
        else:
            selector.register(ready_sock, event, task)

    listen_sock.setblocking(False)
    step(listen_sock, listening(listen_sock, step, answers))
    with selector:
        while listen_sock.fileno() != -1:
            for key, _ in selector.select(timeout=0.5):
                selector.unregister(key.fileobj)
                step(key.fileobj, key.data)
