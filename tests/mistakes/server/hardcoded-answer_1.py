# Aufgabe 9: Server
import socket
import sys

MEINE_ID = "1234567"
MEIN_NAME = "Max Mustermann"

def serve(listen_sock, student_id, name):
    print("Server laeuft ...")
    while True:
        # auf einen Client warten
        conn, addr = listen_sock.accept()
        print("Neue Verbindung von", addr)
        speicher = b""
        try:
            while True:
                empfangen = conn.recv(1024)
                if not empfangen:
                    break
                speicher += empfangen
                while b"\r\n" in speicher:
                    befehl, speicher = speicher.split(b"\r\n", 1)
                    if befehl == b"id":
                        ausgabe = MEINE_ID
                    elif befehl == b"name":
                        ausgabe = MEIN_NAME
                    else:
                        ausgabe = "ERROR"
                    conn.sendall((ausgabe + "\r\n").encode("utf-8"))
        except ConnectionError as e:
            print("Fehler:", e)
        conn.close()
