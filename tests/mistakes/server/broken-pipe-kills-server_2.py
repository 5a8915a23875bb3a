def recibir(sock):
    try:
        return sock.recv(1)
    except OSError:
        return b""

def leer_linea(sock):
    linea = b""
    while not linea.endswith(b"\r\n"):
        b = recibir(sock)
        if b == b"":
            return None
        linea += b
    return linea[:-2]

def serve(listen_sock, student_id, name):
    while True:
        sock, dir = listen_sock.accept()
        linea = leer_linea(sock)
        while linea is not None:
            if linea == b"id":
                sock.sendall((student_id + "\r\n").encode())
            elif linea == b"name":
                sock.sendall((name + "\r\n").encode())
            else:
                sock.sendall(b"ERROR\r\n")
            linea = leer_linea(sock)
        sock.close()
