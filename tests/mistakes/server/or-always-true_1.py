# Aufgabe 9: Server
import socket
import sys

def serve(listen_sock, student_id, name):
    print("Server laeuft ...")
    while True:
        client, adresse = listen_sock.accept()
        speicher = b""
        try:
            while True:
                neu = client.recv(1024)
                if not neu:
                    break
                speicher += neu
                while b"\r\n" in speicher:
                    anfrage, speicher = speicher.split(b"\r\n", 1)
                    print("Befehl:", anfrage)
                    if anfrage == b"id" or b"Id":
                        antwort = student_id
                    elif anfrage == b"name" or b"Name":
                        antwort = name
                    else:
                        antwort = "ERROR"
                    client.sendall((antwort + "\r\n").encode("utf-8"))
        except ConnectionError as e:
            print("Fehler:", e)
        client.close()
