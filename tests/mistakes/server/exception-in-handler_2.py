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
            linea = resto[:-2]
            resto = b""
            if linea == b"id":
                contestacion = self.server.student_id
            elif linea == b"name":
                contestacion = self.server.nombre
            else:
                contestacion = self.error_text
            self.wfile.write(contestacion.encode() + b"\r\n")

class Datos:
    pass

def serve(listen_sock, student_id, name):
    datos = Datos()
    datos.student_id = student_id
    datos.nombre = name
    while True:
        conexion, direccion = listen_sock.accept()
        try:
            MiHandler(conexion, direccion, datos)
        except ConnectionError:
            print("se corto")
        finally:
            conexion.close()
