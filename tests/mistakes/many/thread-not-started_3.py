import threading

def atender(conexion, student_id, name):
    datos = b""
    try:
        while True:
            nuevo = conexion.recv(1024)
            if not nuevo:
                break
            datos = datos + nuevo
            while b"\r\n" in datos:
                orden, datos = datos.split(b"\r\n", 1)
                if orden == b"id":
                    respuesta = student_id
                elif orden == b"name":
                    respuesta = name
                else:
                    respuesta = "ERROR"
                conexion.sendall((respuesta + "\r\n").encode("utf-8"))
    except OSError:
        pass
    finally:
        conexion.close()

def serve(listen_sock, student_id, name):
    lista = []
    while True:
        conexion, direccion = listen_sock.accept()
        hilo = threading.Thread(target=atender, args=(conexion, student_id, name))
        hilo.daemon = True
        lista.append(hilo)
        hilo.start
