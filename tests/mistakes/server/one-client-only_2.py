def serve(listen_sock, student_id, name):
    cliente, direccion = listen_sock.accept()
    with cliente:
        entrada = cliente.makefile("rb")
        salida = cliente.makefile("wb", 0)
        try:
            pedido = b""
            while True:
                trozo = entrada.readline()
                if trozo == b"":
                    break
                pedido += trozo
                if not pedido.endswith(b"\r\n"):
                    continue
                if pedido == b"id\r\n":
                    cliente.sendall(student_id.encode() + b"\r\n")
                elif pedido == b"name\r\n":
                    cliente.sendall(name.encode() + b"\r\n")
                else:
                    cliente.sendall(b"ERROR\r\n")
                pedido = b""
        except ConnectionError:
            print("conexion rota")
        entrada.close()
        salida.close()
    print("fin del servidor")
