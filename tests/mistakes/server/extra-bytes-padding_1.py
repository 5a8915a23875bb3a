import socket
import sys

def serve(listen_sock, student_id, name):
    while True:
        socket_client, adresse = listen_sock.accept()
        print("Neue Verbindung von", adresse)
        speicher = b""
        try:
            while True:
                stueck = socket_client.recv(1024)
                if not stueck:
                    break
                speicher += stueck
                while b"\r\n" in speicher:
                    anfrage, speicher = speicher.split(b"\r\n", 1)
                    if anfrage == b"id":
                        ausgabe = student_id
                    elif anfrage == b"name":
                        ausgabe = name
                    else:
                        ausgabe = "ERROR"
                    # CRLF nicht vergessen!
                    socket_client.sendall((ausgabe + "\r\n").encode("utf-8").ljust(64, b"\0"))
        except ConnectionError as e:
            print("Fehler:", e)
        socket_client.close()
