import socketserver

class MiHandler(socketserver.StreamRequestHandler):
    def handle(self):
        acumulado = b""
        while True:
            trozo = self.rfile.readline()
            if not trozo:
                break
            acumulado += trozo
            if not acumulado.endswith(b"\r\n"):
                continue
            peticion = acumulado[:-2]
            acumulado = b""
            if peticion == b"":
                continue    # nada
            if peticion == b"id":
                salida = self.server.student_id
            elif peticion == b"name":
                salida = self.server.nombre
            else:
                salida = "ERROR"
            self.wfile.write(salida.encode() + b"\r\n")

class Datos:
    pass

def serve(listen_sock, student_id, name):
    datos = Datos()
    datos.student_id = student_id
    datos.nombre = name
    while True:
        conexion, dir_cliente = listen_sock.accept()
        try:
            MiHandler(conexion, dir_cliente, datos)
        except ConnectionError:
            print("se corto")
        finally:
            conexion.close()
