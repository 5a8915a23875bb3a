import socketserver

class MiHandler(socketserver.StreamRequestHandler):
    def handle(self):
        resto = b""
        while True:
            trozo = self.rfile.readline()
            if not trozo:
                break
            resto += trozo
            if not resto.endswith(b"\r\n"):
                continue
            peticion = resto[:-2]
            resto = b""
            if peticion == b"id":
                contestacion = self.server.student_id
            elif peticion == b"name":
                contestacion = self.server.nombre
            else:
                contestacion = "ERROR"
            self.wfile.write(contestacion.encode())

class Datos:
    pass

def serve(listen_sock, student_id, name):
    datos = Datos()
    datos.student_id = student_id
    datos.nombre = name
    while True:
        cliente, dir_cliente = listen_sock.accept()
        try:
            MiHandler(cliente, dir_cliente, datos)
        except ConnectionError:
            print("se corto")
        finally:
            cliente.close()
