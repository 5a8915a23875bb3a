# practica: servidor con sockets
import socket

class Servidor:

    def __init__(self, listen_sock, student_id, name):
        self.sock = listen_sock
        self.mi_id = student_id
        self.nombre = name

    def contestar(self, cliente, texto):
        cliente.sendall(bytes(texto + "\r\n", "utf-8"))

    def atender(self, cliente):
        bufer = bytearray()
        while True:
            recibido = cliente.recv(100)
            if not recibido:
                return   # se fue
            bufer.extend(recibido)
            while True:
                i = bufer.find(b"\r\n")
                if i < 0:
                    break
                peticion = bytes(bufer[0:i])
                del bufer[0:i+2]
                if peticion == b"id":
                    self.contestar(cliente, self.mi_id)
                elif peticion == b"name":
                    self.contestar(cliente, self.nombre)
                else:
                    self.contestar(cliente, "ERROR: comando desconocido")

    def correr(self):
        while True:
            cliente, addr = self.sock.accept()
            print("conectado", addr)
            try:
                self.atender(cliente)
            except ConnectionError as err:
                print("error de conexion", err)
            cliente.close()

def serve(listen_sock, student_id, name):
    s = Servidor(listen_sock, student_id, name)
    s.correr()
