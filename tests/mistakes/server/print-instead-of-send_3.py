class Server:
    def __init__(self, student_id, name):
        self.student_id = student_id
        self.name = name

    def command(self, cmd):
        # mostrar la respuesta
        if cmd == b"id":
            print(self.student_id, end="\r\n")
        elif cmd == b"name":
            print(self.name, end="\r\n")
        else:
            print("ERROR", end="\r\n")

    def client(self, conn):
        rfile = conn.makefile("rb")
        cmd = rfile.readline()
        while cmd:
            while not cmd.endswith(b"\r\n"):
                more = rfile.readline()
                if not more:
                    rfile.close()
                    return
                cmd += more
            self.command(cmd[:-2])
            cmd = rfile.readline()
        rfile.close()

def serve(listen_sock, student_id, name):
    s = Server(student_id, name)
    while True:
        conn, addr = listen_sock.accept()
        try:
            s.client(conn)
        except ConnectionError:
            print("se fue")
        conn.close()
