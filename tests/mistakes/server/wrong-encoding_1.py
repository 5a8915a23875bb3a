# Aufgabe 9: Server
import socket

def serve(listen_sock, student_id, name):
    print("Server laeuft ...")
    while True:
        socket_client, adresse = listen_sock.accept()
        print("Neue Verbindung von", adresse)
        speicher = b""
        try:
            while True:
                neu = socket_client.recv(1024)
                if not neu:
                    break
                speicher += neu
                while b"\r\n" in speicher:
                    zeile, speicher = speicher.split(b"\r\n", 1)
                    if zeile == b"id":
                        ausgabe = student_id
                    elif zeile == b"name":
                        ausgabe = name
                    else:
                        ausgabe = "ERROR"
                    socket_client.sendall((ausgabe + "\r\n").encode("ascii"))
        except ConnectionError as e:
            print("Fehler:", e)
        socket_client.close()
