"""A thread for each client that asks for one byte at a time: slow, and hard to get wrong."""

from threading import Thread

LONGEST = 10_000  # bytes of one line


class Conversation(Thread):
    def __init__(self, connection, student_id, name):
        super().__init__(daemon=True)
        self.connection = connection
        self.answers = {b"id": student_id, b"name": name}

    def run(self):
        try:
            while (command := self.read_command()) is not None:
                text = self.answers.get(command, "ERROR")
                self.connection.sendall(text.encode() + b"\r\n")
        except OSError:
            pass
        finally:
            self.connection.close()

    def read_command(self):
        """Read one line; return it without its end, or None when no whole line will come."""
        line = b""
        while not line.endswith(b"\r\n"):
            byte = self.connection.recv(1)
            line += byte
            if not byte or len(line) > LONGEST:
                return None
        return line[:-2]


def serve(listen_sock, student_id, name):
    while True:
        connection, _ = listen_sock.accept()
        Conversation(connection, student_id, name).start()
