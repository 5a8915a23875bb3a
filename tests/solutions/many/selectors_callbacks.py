"""One thread. A selector says which socket is ready, and the socket's callback is called."""

import selectors

LONGEST = 8192  # bytes of one line
ENOUGH = 65536  # bytes that wait for a client; while it does not read them, nothing more is read


class Client:
    def __init__(self, connection, selector, answers):
        connection.setblocking(False)
        self.connection, self.selector, self.answers = connection, selector, answers
        self.received, self.to_send, self.finished = b"", b"", False
        selector.register(connection, selectors.EVENT_READ, self.ready)

    def ready(self, events):
        try:
            if events & selectors.EVENT_READ:
                self.read()
            if self.to_send:
                sent = self.connection.send(self.to_send)
                self.to_send = self.to_send[sent:]
        except BlockingIOError:
            pass
        except OSError:
            self.finished, self.to_send = True, b""
        self.watch()

    def read(self):
        data = self.connection.recv(4096)
        *lines, self.received = (self.received + data).split(b"\r\n")
        for line in lines:
            self.to_send += self.answers.get(line, b"ERROR\r\n")
        self.finished = not data or len(self.received) > LONGEST

    def watch(self):
        events = 0
        if not self.finished and len(self.to_send) < ENOUGH:
            events |= selectors.EVENT_READ
        if self.to_send:
            events |= selectors.EVENT_WRITE
        if events:
            self.selector.modify(self.connection, events, self.ready)
        else:
            self.selector.unregister(self.connection)
            self.connection.close()


def serve(listen_sock, student_id, name):
    answers = {b"id": f"{student_id}\r\n".encode(), b"name": f"{name}\r\n".encode()}

    def accept(_events):
        connection, _ = listen_sock.accept()
        Client(connection, selector, answers)

    listen_sock.setblocking(False)
    with selectors.DefaultSelector() as selector:
        selector.register(listen_sock, selectors.EVENT_READ, accept)
        while listen_sock.fileno() != -1:  # a closed socket wakes no selector: look now and then
            for key, events in selector.select(timeout=0.5):
                key.data(events)
