import threading
import socket

class Verbindung:
    def __init__(self, s):
        self.s = s
        self.puffer = b""

    def zeile_lesen(self):
        while b"\r\n" not in self.puffer:
            self.puffer += self.s.recv(1024)
        zeile, self.puffer = self.puffer.split(b"\r\n", 1)
        return zeile

def thread(s, student_id, name):
    v = Verbindung(s)
    try:
        while True:
            z = v.zeile_lesen()
            if z is None:
                break
            if z == b"id":
                s.sendall(student_id.encode() + b"\r\n")
            elif z == b"name":
                s.sendall(name.encode() + b"\r\n")
            else:
                s.sendall("ERROR\r\n".encode())
    except OSError as e:
        print("Fehler:", e)
    s.close()

def serve(listen_sock, student_id, name):
    while True:
        s, adresse = listen_sock.accept()
        t = threading.Thread(target=thread, args=(s, student_id, name))
        t.start()
