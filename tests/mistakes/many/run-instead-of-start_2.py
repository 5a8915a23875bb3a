import threading
import socket

# ที่มา: ตัวอย่าง class Thread

class ClientThread(threading.Thread):

    def __init__(self, clientAddress, clientsocket, student_id, name):
        threading.Thread.__init__(self)
        self.csocket = clientsocket
        self.caddress = clientAddress
        self.student_id = student_id
        self.student_name = name
        print("New connection added: ", clientAddress)

    def run(self):
        f = self.csocket.makefile("rb")
        msg = b""
        try:
            for part in f:
                msg = msg + part
                if not msg.endswith(b"\r\n"):
                    continue
                if msg == b"id\r\n":
                    out = self.student_id
                elif msg == b"name\r\n":
                    out = self.student_name
                else:
                    out = "ERROR"
                msg = b""
                self.csocket.sendall(bytes(out, "UTF-8") + b"\r\n")
        except OSError:
            print("error with", self.caddress)
        f.close()
        self.csocket.close()
        print("Client at ", self.caddress, " disconnected...")


def serve(listen_sock, student_id, name):
    while True:
        clientsock, clientAddress = listen_sock.accept()
        newthread = ClientThread(clientAddress, clientsock, student_id, name)
        newthread.run()
