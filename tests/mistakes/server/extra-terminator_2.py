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
                salida = self.server.student_id
            elif linea == b"name":
                salida = self.server.nombre
            else:
                salida = "ERROR"
            self.wfile.write(salida.encode() + b"\r\n\r\n")

class Datos:
    pass

def serve(listen_sock, student_id, name):
    datos = Datos()
    datos.student_id = student_id
    datos.nombre = name
    while True:
        cliente, addr = listen_sock.accept()
        try:
            MiHandler(cliente, addr, datos)
        except ConnectionError:
            print("se corto")
        finally:
            cliente.close()
