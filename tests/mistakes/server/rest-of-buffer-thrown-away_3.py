CRLF = b"\r\n"

def recibir_comando(conn):
    todo = bytearray()
    while CRLF not in todo:
        trozo = conn.recv(256)
        if not trozo:
            return None
        todo += trozo
    fin = todo.index(CRLF)
    return bytes(todo[:fin])

def serve(listen_sock, student_id, name):
    respuestas = {b"id": student_id, b"name": name}
    while True:
        conn, dir_cliente = listen_sock.accept()
        with conn:
            try:
                comando = recibir_comando(conn)
                while comando is not None:
                    conn.sendall(respuestas.get(comando, "ERROR").encode() + CRLF)
                    comando = recibir_comando(conn)
            except ConnectionError:
                print("conexion perdida con", dir_cliente)
