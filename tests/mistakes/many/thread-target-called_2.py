from threading import Thread


class ClientTalk:
    def __init__(self, sock, sid, nm):
        self.sock = sock
        self.sid = sid
        self.nm = nm
        self.data = bytearray()

    def talk(self):
        try:
            while True:
                chunk = self.sock.recv(256)
                if len(chunk) == 0:
                    break
                self.data.extend(chunk)
                pos = self.data.find(b"\r\n")
                while pos != -1:
                    self.answer(bytes(self.data[0:pos]))
                    self.data = self.data[pos + 2:]
                    pos = self.data.find(b"\r\n")
        except OSError:
            pass
        self.sock.close()

    def answer(self, cmd):
        if cmd == b"id":
            self.sock.sendall(bytes(self.sid + "\r\n", "utf-8"))
        elif cmd == b"name":
            self.sock.sendall(bytes(self.nm + "\r\n", "utf-8"))
        else:
            self.sock.sendall(bytes("ERROR\r\n", "utf-8"))


def serve(listen_sock, student_id, name):
    while True:
        (clientsocket, address) = listen_sock.accept()
        ct = ClientTalk(clientsocket, student_id, name)
        Thread(target=ct.talk(), daemon=True).start()
