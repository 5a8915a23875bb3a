"""One thread, many clients: a selector says which socket has something to read."""

import selectors

LIMIT = 4096  # bytes that may wait for their CR LF


class Client:
    def __init__(self, connection, answers):
        self.connection = connection
        self.answers = answers
        self.received = b""
        self.to_send = b""
        self.finished = False

    def fileno(self):
        return self.connection.fileno()

    def read(self):
        data = self.connection.recv(4096)
        self.finished = not data
        self.received += data
        while True:
            command, line_end, rest = self.received.partition(b"\r\n")
            if not line_end:
                break
            self.received = rest
            self.to_send += self.answers.get(command, b"ERROR") + b"\r\n"
        if len(self.received) > LIMIT:
            self.to_send += b"ERROR\r\n"
            self.finished = True

    def write(self):
        sent = self.connection.send(self.to_send)
        self.to_send = self.to_send[sent:]

    def waits_for(self):
        """Answers go first: who does not read them cannot ask more."""
        if self.to_send:
            return selectors.EVENT_WRITE
        return 0 if self.finished else selectors.EVENT_READ


def serve(listen_sock, student_id, name):
    answers = {b"id": student_id.encode(), b"name": name.encode()}
    listen_sock.setblocking(False)
    with selectors.DefaultSelector() as selector:
        selector.register(listen_sock, selectors.EVENT_READ)
        while listen_sock.fileno() != -1:
            for key, _ in selector.select(timeout=0.25):  # then it sees a closed listen_sock
                if key.fileobj is listen_sock:
                    welcome(listen_sock, selector, answers)
                else:
                    attend(key.fileobj, selector)


def welcome(listen_sock, selector, answers):
    try:
        connection, _ = listen_sock.accept()
    except (BlockingIOError, ConnectionAbortedError):
        return  # this client has left before we came
    connection.setblocking(False)
    selector.register(Client(connection, answers), selectors.EVENT_READ)


def attend(client, selector):
    try:
        if client.to_send:
            client.write()
        else:
            client.read()
        events = client.waits_for()
    except BlockingIOError:
        return
    except ConnectionError:
        events = 0
    if events:
        selector.modify(client, events)
    else:
        selector.unregister(client)
        client.connection.close()
