import socket

class Servidor:

    def __init__(self, listen_sock, student_id, name):
        self.sock = listen_sock
        self.mi_id = student_id
        self.nombre = name

    def contestar(self, conexion, texto):
        conexion.sendall(bytes(texto + "\n\r", "utf-8"))

    def atender(self, conexion):
        bufer = bytearray()
        while True:
            recibido = conexion.recv(100)
            if not recibido:
                return   # se fue
            bufer.extend(recibido)
            while True:
                i = bufer.find(b"\r\n")
                if i < 0:
                    break
                linea = bytes(bufer[0:i])
                del bufer[0:i+2]
                if linea == b"id":
                    self.contestar(conexion, self.mi_id)
                elif linea == b"name":
                    self.contestar(conexion, self.nombre)
                else:
                    self.contestar(conexion, "ERROR")

    def correr(self):
        while True:
            conexion, dir_cliente = self.sock.accept()
            print("conectado", dir_cliente)
            try:
                self.atender(conexion)
            except ConnectionError as err:
                print("error de conexion", err)
            conexion.close()

def serve(listen_sock, student_id, name):
    s = Servidor(listen_sock, student_id, name)
    s.correr()
