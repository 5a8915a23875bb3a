import select

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        try:
            bediene(conn, student_id, name)
        except ConnectionError:
            print("Fehler mit", addr)
        conn.close()

def bediene(conn, student_id, name):
    puffer = b""
    while True:
        daten = conn.recv(4096)
        if not daten:
            return
        puffer += daten
        # ist noch mehr da?
        while select.select([conn], [], [], 0.03)[0]:
            mehr = conn.recv(4096)
            if not mehr:
                return      # Client weg, dann liest niemand mehr die Antwort
            puffer += mehr
        while b"\r\n" in puffer:
            befehl, puffer = puffer.split(b"\r\n", 1)
            if befehl == b"id":
                conn.sendall(student_id.encode() + b"\r\n")
            elif befehl == b"name":
                conn.sendall(name.encode() + b"\r\n")
            else:
                conn.sendall(b"ERROR\r\n")
