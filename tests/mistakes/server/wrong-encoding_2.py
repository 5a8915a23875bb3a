# practica: servidor con sockets
import socket

class Servidor:

    def __init__(self, listen_sock, student_id, name):
        self.sock = listen_sock
        self.mi_id = student_id
        self.nombre = name

    def contestar(self, conexion, texto):
        conexion.sendall(bytes(texto + "\r\n", "latin-1"))

    def atender(self, conexion):
        acumulado = bytearray()
        while True:
            datos = conexion.recv(100)
            if not datos:
                return   # se fue
            acumulado.extend(datos)
            while True:
                i = acumulado.find(b"\r\n")
                if i < 0:
                    break
                linea = bytes(acumulado[0:i])
                del acumulado[0:i+2]
                if linea == b"id":
                    self.contestar(conexion, self.mi_id)
                elif linea == b"name":
                    self.contestar(conexion, self.nombre)
                else:
                    self.contestar(conexion, "ERROR")

    def correr(self):
        while True:
            conexion, direccion = self.sock.accept()
            try:
                self.atender(conexion)
            except ConnectionError as err:
                print("error de conexion", err)
            conexion.close()

def serve(listen_sock, student_id, name):
    s = Servidor(listen_sock, student_id, name)
    s.correr()
