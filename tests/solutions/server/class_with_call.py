"""The server is an object that can be called: its settings are its attributes."""


class Server:
    line_end = b"\r\n"
    error = "ERROR"
    limit = 4096  # bytes of a command

    def __call__(self, listen_sock, student_id, name):
        self.commands = {b"id": student_id, b"name": name}
        while True:
            self.connection, self.address = listen_sock.accept()
            print("connected:", self.address)
            try:
                self.talk()
            except ConnectionError:
                print("lost:", self.address)
            finally:
                self.connection.close()

    def talk(self):
        buffer = b""
        while True:
            while self.line_end not in buffer:
                if len(buffer) > self.limit:
                    self.send(self.error)
                    return
                data = self.connection.recv(1000)
                if not data:
                    return
                buffer += data
            command, buffer = buffer.split(self.line_end, 1)
            self.send(self.commands.get(command, self.error))

    def send(self, text):
        self.connection.sendall(text.encode() + self.line_end)


serve = Server()
