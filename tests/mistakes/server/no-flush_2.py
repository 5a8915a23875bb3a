import socket

def serve(listen_sock, student_id, name):
    while True:
        verbindung, adresse = listen_sock.accept()
        puffer = b""
        try:
            with verbindung, verbindung.makefile("w", encoding="utf-8", newline="") as ausgabe:
                while True:
                    daten = verbindung.recv(1024)
                    if not daten:
                        break
                    puffer += daten
                    while b"\r\n" in puffer:
                        befehl, puffer = puffer.split(b"\r\n", 1)
                        if befehl == b"id":
                            print(student_id, end="\r\n", file=ausgabe)
                        elif befehl == b"name":
                            print(name, end="\r\n", file=ausgabe)
                        else:
                            print("ERROR", end="\r\n", file=ausgabe)
        except ConnectionError:
            print("Client weg:", adresse)
