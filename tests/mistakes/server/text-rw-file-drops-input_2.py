# archivo para leer y escribir
import contextlib

def atender(archivo, student_id, name):
    for linea in archivo:
        if linea == "id\r\n":
            print(student_id, file=archivo, flush=True)
        elif linea == "name\r\n":
            print(name, file=archivo, flush=True)
        elif linea.endswith("\r\n"):
            print("ERROR", file=archivo, flush=True)

def serve(listen_sock, student_id, name):
    while True:
        cliente, direccion = listen_sock.accept()
        print("cliente", direccion)
        with contextlib.suppress(ConnectionError), cliente:
            with cliente.makefile(mode="rw", newline="\r\n", encoding="utf8", errors="backslashreplace") as archivo:
                atender(archivo, student_id, name)
