# Aufgabe 9: Server
import socket
import sys

def serve(listen_sock, student_id, name):
    while True:
        # auf einen Client warten
        socket_client, adresse = listen_sock.accept()
        rest = b""
        try:
            while True:
                stueck = socket_client.recv(1024)
                if not stueck:
                    break
                rest += stueck
                while b"\r\n" in rest:
                    kommando, rest = rest.split(b"\r\n", 1)
                    print("Befehl:", kommando)
                    if kommando == b"id":
                        antwort = student_id
                    elif kommando == b"name":
                        antwort = name
                    else:
                        antwort = "ERROR"
                    # CRLF nicht vergessen!
                    socket_client.sendall(antwort + "\r\n")
        except ConnectionError as e:
            print("Fehler:", e)
        socket_client.close()
