# Aufgabe 9: Server
import socket
import sys

def serve(listen_sock, student_id, name):
    print("Server laeuft ...")
    while True:
        verbindung, addr = listen_sock.accept()
        speicher = b""
        try:
            while True:
                daten = verbindung.recv(1024)
                if not daten:
                    break
                speicher += daten
                while b"\r\n" in speicher:
                    befehl, speicher = speicher.split(b"\r\n", 1)
                    print("Befehl:", befehl)
                    if befehl == b"id":
                        ausgabe = student_id
                    elif befehl == b"name":
                        ausgabe = name
                    else:
                        ausgabe = "Error"
                    # CRLF nicht vergessen!
                    verbindung.sendall((ausgabe + "\r\n").encode("utf-8"))
        except ConnectionError as e:
            print("Fehler:", e)
        verbindung.close()
