def bediene(conn, student_id, name, puffer=bytearray()):
    while True:
        daten = conn.recv(1024)
        if not daten:
            return
        puffer.extend(daten)
        while b"\r\n" in puffer:
            i = puffer.index(b"\r\n")
            befehl = bytes(puffer[:i])
            del puffer[:i + 2]
            if befehl == b"id":
                conn.sendall(student_id.encode() + b"\r\n")
            elif befehl == b"name":
                conn.sendall(name.encode() + b"\r\n")
            else:
                conn.sendall(b"ERROR\r\n")

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        try:
            bediene(conn, student_id, name)
        except ConnectionError:
            print("Client weg")
        conn.close()
