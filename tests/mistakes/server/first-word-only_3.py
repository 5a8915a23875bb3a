import socket

class Servidor:

    def __init__(self, listen_sock, student_id, name):
        self.sock = listen_sock
        self.mi_id = student_id
        self.nombre = name

    def contestar(self, conexion, texto):
        conexion.sendall(bytes(texto + "\r\n", "utf-8"))

    def atender(self, conexion):
        bufer = bytearray()
        while True:
            datos = conexion.recv(100)
            if not datos:
                return   # se fue
            bufer.extend(datos)
            while True:
                i = bufer.find(b"\r\n")
                if i < 0:
                    break
                linea = bytes(bufer[0:i])
                del bufer[0:i+2]
                palabras = linea.split()
                if len(palabras) > 0:
                    linea = palabras[0]
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
