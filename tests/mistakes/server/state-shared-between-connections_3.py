class Conexion:
    datos = bytearray()

    def __init__(self, sock):
        self.sock = sock

    def linea(self):
        while b"\r\n" not in self.datos:
            trozo = self.sock.recv(512)
            if not trozo:
                return None
            self.datos.extend(trozo)
        i = self.datos.find(b"\r\n")
        l = bytes(self.datos[:i])
        del self.datos[:i+2]
        return l

def serve(listen_sock, student_id, name):
    while True:
        sock, addr = listen_sock.accept()
        con = Conexion(sock)
        try:
            while True:
                l = con.linea()
                if l is None:
                    break
                if l == b"id":
                    sock.sendall(student_id.encode() + b"\r\n")
                elif l == b"name":
                    sock.sendall(name.encode() + b"\r\n")
                else:
                    sock.sendall(b"ERROR\r\n")
        except ConnectionError:
            print("error")
        sock.close()
