# Servidor TCP, practica 9

FIN = b"\r\n"

def leer(conn, guardado):
    """lee hasta que llega el CRLF"""
    while True:
        nuevo = conn.recv(512)
        if nuevo == b"":
            return None
        guardado = guardado + nuevo
        if nuevo.find(FIN) != -1:
            return guardado

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        try:
            guardado = b""
            while True:
                guardado = leer(conn, guardado)
                if guardado is None:
                    break
                while FIN in guardado:
                    orden, guardado = guardado.split(FIN, 1)
                    if orden == b"id":
                        respuesta = student_id
                    elif orden == b"name":
                        respuesta = name
                    else:
                        respuesta = "ERROR"
                    conn.sendall(respuesta.encode() + FIN)
        except ConnectionError as e:
            print("fallo:", e)
        conn.close()
