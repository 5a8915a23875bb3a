def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        print("neuer Client", addr)
        try:
            datei = conn.makefile("rb")
            zeile = b""
            for stueck in datei:
                zeile = zeile + stueck
                if zeile.endswith(b"\r\n"):
                    if zeile == b"id\r\n":
                        conn.sendall(student_id.encode() + b"\r\n")
                    elif zeile == b"name\r\n":
                        conn.sendall(name.encode() + b"\r\n")
                    else:
                        conn.sendall(b"ERROR\r\n")
                    zeile = b""
            datei.close()
        except ConnectionError:
            print("Client weg")
        conn.close()
