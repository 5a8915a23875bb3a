"""A machine with two states looks at each byte once: in a line, or behind a CR."""

from contextlib import suppress

IN_LINE, AFTER_CR = "in line", "after CR"
CR, LF = b"\r\n"
LONGEST_LINE = 4096  # bytes


class LineMachine:
    def __init__(self):
        self.state = IN_LINE
        self.line = bytearray()

    def feed(self, byte):
        """The finished line, or None as long as it goes on."""
        if self.state == AFTER_CR and byte == LF:
            finished = bytes(self.line)
            self.line.clear()
            self.state = IN_LINE
            return finished
        if self.state == AFTER_CR:
            self.line.append(CR)  # that CR was a part of the line
        if byte == CR:
            self.state = AFTER_CR
        else:
            self.state = IN_LINE
            self.line.append(byte)
        return None


def serve(listen_sock, student_id, name):
    while True:
        connection, _ = listen_sock.accept()
        with connection, suppress(ConnectionError):
            talk(connection, student_id.encode(), name.encode())


def talk(connection, student_id, name):
    machine = LineMachine()
    while data := connection.recv(256):
        for byte in data:
            line = machine.feed(byte)
            if line == b"id":
                connection.sendall(student_id + b"\r\n")
            elif line == b"name":
                connection.sendall(name + b"\r\n")
            elif line is not None:
                connection.sendall(b"ERROR\r\n")
        if len(machine.line) > LONGEST_LINE:
            return
