# Aufgabe 9: Server
import socket

def serve(listen_sock, student_id, name):
    while True:
        verbindung, adresse = listen_sock.accept()
        puffer = b""
        try:
            while True:
                stueck = verbindung.recv(1024)
                if not stueck:
                    break
                puffer += stueck
                while b"\r\n" in puffer:
                    befehl, puffer = puffer.split(b"\r\n", 1)
                    print("Befehl:", befehl)
                    if not befehl:
                        continue   # leere Zeile
                    if befehl == b"id":
                        ergebnis = student_id
                    elif befehl == b"name":
                        ergebnis = name
                    else:
                        ergebnis = "ERROR"
                    # CRLF nicht vergessen!
                    verbindung.sendall((ergebnis + "\r\n").encode("utf-8"))
        except ConnectionError as e:
            print("Fehler:", e)
        verbindung.close()
