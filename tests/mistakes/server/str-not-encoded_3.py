import socketserver

class MiHandler(socketserver.StreamRequestHandler):
    def handle(self):
        bufer = b""
        while True:
            trozo = self.rfile.readline()
            if not trozo:
                break
            bufer += trozo
            if not bufer.endswith(b"\r\n"):
                continue
            peticion = bufer[:-2]
            bufer = b""
            if peticion == b"id":
                contestacion = self.server.student_id
            elif peticion == b"name":
                contestacion = self.server.nombre
            else:
                contestacion = "ERROR"
            self.wfile.write(contestacion + "\r\n")

class Datos:
    pass

def serve(listen_sock, student_id, name):
    datos = Datos()
    datos.student_id = student_id
    datos.nombre = name
    while True:
        conn_cliente, dir_cliente = listen_sock.accept()
        try:
            MiHandler(conn_cliente, dir_cliente, datos)
        except ConnectionError:
            print("se corto")
        finally:
            conn_cliente.close()
