from threading import Thread

def comandos(conn, pendiente=bytearray()):
    while True:
        trozo = conn.recv(300)
        if not trozo:
            return
        pendiente.extend(trozo)
        while b"\r\n" in pendiente:
            i = pendiente.index(b"\r\n")
            orden = bytes(pendiente[:i])
            del pendiente[:i + 2]
            yield orden

def atiende(conn, student_id, name):
    try:
        for orden in comandos(conn):
            if orden == b"id":
                conn.sendall(bytes(student_id, "utf-8") + b"\r\n")
            elif orden == b"name":
                conn.sendall(bytes(name, "utf-8") + b"\r\n")
            else:
                conn.sendall(b"ERROR\r\n")
    except OSError:
        pass
    conn.close()

def serve(listen_sock, student_id, name):
    while True:
        conn, quien = listen_sock.accept()
        Thread(target=atiende, args=(conn, student_id, name)).start()
