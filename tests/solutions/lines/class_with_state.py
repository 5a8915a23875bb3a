class LineReader:
    def __init__(self):
        self.lines = []
        self.waiting = b""

    def feed(self, data):
        *complete, self.waiting = (self.waiting + data).split(b"\r\n")
        self.lines.extend(complete)


def read_lines(connection):
    reader = LineReader()
    while True:
        data = connection.recv(2048)
        if len(data) == 0:
            break
        reader.feed(data)
    return reader.lines
