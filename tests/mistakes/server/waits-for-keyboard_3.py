import sys

def serve(listen_sock, student_id, name):
    mi_id = input("Tu numero: ")
    mi_nombre = input("Tu nombre: ")
    while True:
        conn, addr = listen_sock.accept()
        resto = b""
        try:
            while True:
                d = conn.recv(1024)
                if not d:
                    break
                resto += d
                while b"\r\n" in resto:
                    orden, resto = resto.split(b"\r\n", 1)
                    if orden == b"id":
                        conn.sendall(mi_id.encode() + b"\r\n")
                    elif orden == b"name":
                        conn.sendall(mi_nombre.encode() + b"\r\n")
                    else:
                        conn.sendall(b"ERROR\r\n")
        except ConnectionError:
            print("error")
        conn.close()
