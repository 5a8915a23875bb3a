# un cliente a la vez, entonces cierro la puerta
def serve(listen_sock, student_id, name):
    while True:
        cliente, direccion = listen_sock.accept()
        listen_sock.close()
        datos = b""
        try:
            nuevo = cliente.recv(1024)
            while nuevo:
                datos += nuevo
                while b"\r\n" in datos:
                    orden, datos = datos.split(b"\r\n", 1)
                    if orden == b"id":
                        r = student_id
                    elif orden == b"name":
                        r = name
                    else:
                        r = "ERROR"
                    cliente.sendall((r + "\r\n").encode())
                nuevo = cliente.recv(1024)
        except ConnectionError:
            print("error")
        cliente.close()
