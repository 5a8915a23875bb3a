import select

def serve(listen_sock, student_id, name):
    while True:
        # schauen ob jemand da ist
        bereit, _, _ = select.select([listen_sock], [], [], 0)
        if not bereit:
            continue
        conn, addr = listen_sock.accept()
        puffer = b""
        try:
            while True:
                daten = conn.recv(1024)
                if not daten:
                    break
                puffer += daten
                while b"\r\n" in puffer:
                    befehl, puffer = puffer.split(b"\r\n", 1)
                    if befehl == b"id":
                        antwort = student_id
                    elif befehl == b"name":
                        antwort = name
                    else:
                        antwort = "ERROR"
                    conn.sendall((antwort + "\r\n").encode())
        except ConnectionError:
            print("weg")
        conn.close()
