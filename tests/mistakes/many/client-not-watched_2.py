import selectors

sel = selectors.DefaultSelector()

class Client:
    def __init__(self, conn, sid, name):
        self.conn = conn
        self.sid = sid
        self.name = name
        self.rest = b""

    def lesen(self):
        data = self.conn.recv(1024)
        if not data:
            sel.unregister(self.conn)
            self.conn.close()
            return
        self.rest += data
        *zeilen, self.rest = self.rest.split(b"\r\n")
        for z in zeilen:
            if z == b"id":
                self.conn.sendall(self.sid.encode() + b"\r\n")
            elif z == b"name":
                self.conn.sendall(self.name.encode() + b"\r\n")
            else:
                self.conn.sendall(b"ERROR\r\n")

clients = []

def serve(listen_sock, student_id, name):
    sel.register(listen_sock, selectors.EVENT_READ)
    while listen_sock.fileno() != -1:
        for key, mask in sel.select(0.5):
            if key.fileobj == listen_sock:
                conn, addr = listen_sock.accept()
                c = Client(conn, student_id, name)
                clients.append(c)
            else:
                key.data.lesen()
