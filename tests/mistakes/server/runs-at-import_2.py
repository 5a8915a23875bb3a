import socket

def main():
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(("", 12346))
    s.listen(5)
    print("Server gestartet")
    serve(s, "1234567", "Erika Musterfrau")

def serve(listen_sock, student_id, name):
    while True:
        k, adr = listen_sock.accept()
        try:
            f = k.makefile("rb")
            befehl = b""
            for teil in f:
                befehl += teil
                if befehl.endswith(b"\r\n"):
                    if befehl == b"id\r\n":
                        k.sendall(student_id.encode() + b"\r\n")
                    elif befehl == b"name\r\n":
                        k.sendall(name.encode() + b"\r\n")
                    else:
                        k.sendall(b"ERROR\r\n")
                    befehl = b""
            f.close()
        except ConnectionError:
            pass
        k.close()

main()
