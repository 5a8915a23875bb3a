def serve(listen_sock, student_id, name):
    while True:
        klient, _ = listen_sock.accept()
        datei = klient.makefile("rb")
        try:
            while True:
                zeile = datei.readline()
                while zeile and not zeile.endswith(b"\r\n"):
                    mehr = datei.readline()
                    if not mehr:
                        break
                    zeile += mehr
                if zeile == b"id\r\n":
                    klient.sendall(student_id.encode() + b"\r\n")
                elif zeile == b"name\r\n":
                    klient.sendall(name.encode() + b"\r\n")
                else:
                    klient.sendall(b"ERROR\r\n")
        except ConnectionError:
            print("Ende")
        datei.close()
        klient.close()
