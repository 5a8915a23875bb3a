# Aufgabe 9: Server
import socket

def serve(listen_sock, student_id, name):
    print("Server laeuft ...")
    while True:
        client, adresse = listen_sock.accept()
        print("Neue Verbindung von", adresse)
        rest = b""
        try:
            client.sendall(b"Willkommen!\r\n")
            while True:
                daten = client.recv(1024)
                if not daten:
                    break
                rest += daten
                while b"\r\n" in rest:
                    zeile, rest = rest.split(b"\r\n", 1)
                    if zeile == b"id":
                        antwort = student_id
                    elif zeile == b"name":
                        antwort = name
                    else:
                        antwort = "ERROR"
                    # CRLF nicht vergessen!
                    client.sendall((antwort + "\r\n").encode("utf-8"))
        except ConnectionError as e:
            print("Fehler:", e)
        client.close()
