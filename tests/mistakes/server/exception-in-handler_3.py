import socket

class Servidor:

    def __init__(self, listen_sock, student_id, name):
        self.sock = listen_sock
        self.mi_id = student_id
        self.nombre = name

    def contestar(self, conexion, texto):
        conexion.sendall(bytes(texto + "\r\n", "utf-8"))

    def atender(self, conexion):
        acumulado = bytearray()
        while True:
            recibido = conexion.recv(100)
            if not recibido:
                return   # se fue
            acumulado.extend(recibido)
            while True:
                i = acumulado.find(b"\r\n")
                if i < 0:
                    break
                peticion = bytes(acumulado[0:i])
                del acumulado[0:i+2]
                if peticion == b"id":
                    self.contestar(conexion, self.mi_id)
                elif peticion == b"name":
                    self.contestar(conexion, self.nombre)
                else:
                    self.contestr(conexion, "ERROR")

    def correr(self):
        while True:
            conexion, addr = self.sock.accept()
            print("conectado", addr)
            try:
                self.atender(conexion)
            except ConnectionError as err:
                print("error de conexion", err)
            conexion.close()

def serve(listen_sock, student_id, name):
    s = Servidor(listen_sock, student_id, name)
    s.correr()
