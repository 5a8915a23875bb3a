import socket


class Client:
    def __init__(self, host, port):
        self.sock = socket.create_connection((host, port), timeout=5)
        self.buffer = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.sock.close()

    def send(self, command):
        self.sock.sendall(command.encode() + b"\r\n")

    def receive(self):
        while (end := self.buffer.find(b"\r\n")) == -1:
            data = self.sock.recv(1024)
            if not data:
                raise ConnectionError("server closed the connection")
            self.buffer += data
        line, self.buffer = self.buffer[:end], self.buffer[end + 2 :]
        return line.decode()


def ask(host, port, command):
    with Client(host, port) as client:
        client.send(command)
        return client.receive()
