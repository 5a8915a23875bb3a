CRLF = b"\r\n"

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        puffer = b""
        try:
            while True:
                while CRLF not in puffer:
                    puffer += conn.recv(1024)
                befehl, puffer = puffer.split(CRLF, 1)
                if befehl == b"id":
                    antwort = student_id
                elif befehl == b"name":
                    antwort = name
                else:
                    antwort = "ERROR"
                conn.sendall(antwort.encode() + CRLF)
        except ConnectionError:
            print("Verbindung beendet")
        finally:
            conn.close()
