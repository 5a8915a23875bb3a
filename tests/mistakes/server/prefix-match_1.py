# practica: servidor con sockets
import socket

class Servidor:

    def __init__(self, listen_sock, student_id, name):
        self.sock = listen_sock
        self.mi_id = student_id
        self.nombre = name

    def contestar(self, conn_cliente, texto):
        conn_cliente.sendall(bytes(texto + "\r\n", "utf-8"))

    def atender(self, conn_cliente):
        acumulado = bytearray()
        while True:
            datos = conn_cliente.recv(100)
            if not datos:
                return   # se fue
            acumulado.extend(datos)
            while True:
                i = acumulado.find(b"\r\n")
                if i < 0:
                    break
                linea = bytes(acumulado[0:i])
                del acumulado[0:i+2]
                if linea.startswith(b"id"):
                    self.contestar(conn_cliente, self.mi_id)
                elif linea.startswith(b"name"):
                    self.contestar(conn_cliente, self.nombre)
                else:
                    self.contestar(conn_cliente, "ERROR")

    def correr(self):
        while True:
            conn_cliente, direccion = self.sock.accept()
            print("conectado", direccion)
            try:
                self.atender(conn_cliente)
            except ConnectionError as err:
                print("error de conexion", err)
            conn_cliente.close()

def serve(listen_sock, student_id, name):
    s = Servidor(listen_sock, student_id, name)
    s.correr()
