import socket

def serve(listen_sock, student_id, name):
    print("Server laeuft ...")
    while True:
        # auf einen Client warten
        verbindung, addr = listen_sock.accept()
        print("Neue Verbindung von", addr)
        speicher = b""
        try:
            while True:
                stueck = verbindung.recv(1024)
                if not stueck:
                    break
                speicher += stueck
                while b"\r\n" in speicher:
                    befehl, speicher = speicher.split(b"\r\n", 1)
                    print("Befehl:", befehl)
                    if befehl == b"id":
                        ergebnis = str(int(student_id))
                    elif befehl == b"name":
                        ergebnis = name
                    else:
                        ergebnis = "ERROR"
                    # CRLF nicht vergessen!
                    verbindung.sendall((ergebnis + "\r\n").encode("utf-8"))
        except ConnectionError as e:
            print("Fehler:", e)
        verbindung.close()
