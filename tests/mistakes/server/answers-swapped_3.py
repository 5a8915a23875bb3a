import socket

class Servidor:

    def __init__(self, listen_sock, student_id, name):
        self.sock = listen_sock
        self.mi_id = student_id
        self.nombre = name

    def contestar(self, conn_cliente, texto):
        conn_cliente.sendall(bytes(texto + "\r\n", "utf-8"))

    def atender(self, conn_cliente):
        bufer = bytearray()
        while True:
            trozo = conn_cliente.recv(100)
            if not trozo:
                return   # se fue
            bufer.extend(trozo)
            while True:
                i = bufer.find(b"\r\n")
                if i < 0:
                    break
                linea = bytes(bufer[0:i])
                del bufer[0:i+2]
                if linea == b"id":
                    self.contestar(conn_cliente, self.mi_id)
                elif linea == b"name":
                    self.contestar(conn_cliente, self.nombre)
                else:
                    self.contestar(conn_cliente, "ERROR")

    def correr(self):
        while True:
            conn_cliente, dir_cliente = self.sock.accept()
            try:
                self.atender(conn_cliente)
            except ConnectionError as err:
                print("error de conexion", err)
            conn_cliente.close()

def serve(listen_sock, student_id, name):
    s = Servidor(listen_sock, name, student_id)
    s.correr()
