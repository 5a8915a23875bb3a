from threading import Thread


def serve(listen_sock, student_id, name):

    def escuchar():
        # el cliente esta en la variable "cliente" de afuera
        resto = bytearray()
        try:
            dato = cliente.recv(1024)
            while dato:
                resto += dato
                while b"\r\n" in resto:
                    n = resto.index(b"\r\n")
                    pedido = bytes(resto[:n])
                    resto = resto[n + 2:]
                    if pedido == b"id":
                        cliente.sendall((student_id + "\r\n").encode())
                    elif pedido == b"name":
                        cliente.sendall((name + "\r\n").encode())
                    else:
                        cliente.sendall(b"ERROR\r\n")
                dato = cliente.recv(1024)
        except OSError as e:
            print(e)
        cliente.close()

    while True:
        cliente, addr = listen_sock.accept()
        h = Thread(target=escuchar)
        h.start()
