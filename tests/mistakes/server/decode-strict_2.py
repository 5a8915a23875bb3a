def leer_lineas(f):
    linea = b""
    for trozo in f:
        linea += trozo
        if linea.endswith(b"\r\n"):
            yield str(linea[:-2], encoding="utf-8")
            linea = b""

def serve(listen_sock, student_id, name):
    respuestas = {"id": student_id, "name": name}
    while True:
        conn, quien = listen_sock.accept()
        try:
            with conn:
                f = conn.makefile("rb")
                for linea in leer_lineas(f):
                    print(quien, "dice", linea)
                    r = respuestas.get(linea, "ERROR")
                    conn.sendall(f"{r}\r\n".encode("utf-8"))
                f.close()
        except ConnectionError as e:
            print(e)
