# Aufgabe 9: Server
import socket
import sys

def serve(listen_sock, student_id, name):
    while True:
        verbindung, adresse = listen_sock.accept()
        print("Neue Verbindung von", adresse)
        puffer = b""
        try:
            while True:
                empfangen = verbindung.recv(1024)
                if not empfangen:
                    break
                puffer += empfangen
                while b"\r\n" in puffer:
                    kommando, puffer = puffer.split(b"\r\n", 1)
                    if kommando == b"id":
                        antwort = student_id
                    elif kommando == b"name":
                        antwort = name
                    else:
                        antwort = "ERROR"
                    verbindung.send((antwort + "\r\n").encode("utf-8"))
        except ConnectionError as e:
            print("Fehler:", e)
        verbindung.close()
