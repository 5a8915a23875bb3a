# Aufgabe 9: Server
import socket

def serve(listen_sock, student_id, name):
    print("Server laeuft ...")
    while True:
        kunde, adresse = listen_sock.accept()
        speicher = b""
        try:
            while True:
                daten = kunde.recv(1024)
                if not daten:
                    break
                speicher += daten
                while b"\r\n" in speicher:
                    kommando, speicher = speicher.split(b"\r\n", 1)
                    if kommando == b"id":
                        ergebnis = student_id
                    elif kommando == b"name":
                        ergebnis = name
                    elif kommando == b"hello":
                        ergebnis = "Hallo!"
                    else:
                        ergebnis = "ERROR"
                    kunde.sendall((ergebnis + "\r\n").encode("utf-8"))
        except ConnectionError as e:
            print("Fehler:", e)
        kunde.close()
