import socket

class Servidor:

    def __init__(self, listen_sock, student_id, name):
        self.sock = listen_sock
        self.mi_id = int(student_id)
        self.nombre = name

    def contestar(self, conexion, texto):
        conexion.sendall(bytes(str(texto) + "\r\n", "utf-8"))

    def atender(self, conexion):
        resto = bytearray()
        while True:
            recibido = conexion.recv(100)
            if not recibido:
                return   # se fue
            resto.extend(recibido)
            while True:
                i = resto.find(b"\r\n")
                if i < 0:
                    break
                comando = bytes(resto[0:i])
                del resto[0:i+2]
                if comando == b"id":
                    self.contestar(conexion, self.mi_id)
                elif comando == b"name":
                    self.contestar(conexion, self.nombre)
                else:
                    self.contestar(conexion, "ERROR")

    def correr(self):
        while True:
            conexion, direccion = self.sock.accept()
            print("conectado", direccion)
            try:
                self.atender(conexion)
            except ConnectionError as err:
                print("error de conexion", err)
            conexion.close()

def serve(listen_sock, student_id, name):
    s = Servidor(listen_sock, student_id, name)
    s.correr()
