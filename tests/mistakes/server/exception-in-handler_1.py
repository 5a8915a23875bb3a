import socket

def serve(listen_sock, student_id, name):
    print("Server laeuft ...")
    while True:
        kunde, addr = listen_sock.accept()
        speicher = b""
        try:
            while True:
                daten = kunde.recv(1024)
                if not daten:
                    break
                speicher += daten
                while b"\r\n" in speicher:
                    zeile, speicher = speicher.split(b"\r\n", 1)
                    if zeile == b"id":
                        antwort = student_id
                    elif zeile == b"name":
                        antwort = name
                    else:
                        antwort = eror
                    # CRLF nicht vergessen!
                    kunde.sendall((antwort + "\r\n").encode("utf-8"))
        except ConnectionError as e:
            print("Fehler:", e)
        kunde.close()
