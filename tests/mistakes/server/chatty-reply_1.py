import socket
import sys

def serve(listen_sock, student_id, name):
    while True:
        # auf einen Client warten
        conn, adresse = listen_sock.accept()
        print("Neue Verbindung von", adresse)
        rest = b""
        try:
            while True:
                daten = conn.recv(1024)
                if not daten:
                    break
                rest += daten
                while b"\r\n" in rest:
                    kommando, rest = rest.split(b"\r\n", 1)
                    if kommando == b"id":
                        ergebnis = "Meine ID ist " + student_id
                    elif kommando == b"name":
                        ergebnis = "Ich heisse " + name
                    else:
                        ergebnis = "ERROR"
                    conn.sendall((ergebnis + "\r\n").encode("utf-8"))
        except ConnectionError as e:
            print("Fehler:", e)
        conn.close()
