# Aufgabe 9: Server
import socket
import sys

def serve(listen_sock, student_id, name):
    print("Server laeuft ...")
    while True:
        socket_client, addr = listen_sock.accept()
        gesamt = b""
        try:
            while True:
                daten = socket_client.recv(1024)
                if not daten:
                    break
                gesamt += daten
                while b"\r\n" in gesamt:
                    zeile, gesamt = gesamt.split(b"\r\n", 1)
                    print("Befehl:", zeile)
                    if zeile == b"id":
                        ausgabe = student_id
                    elif zeile == b"name":
                        ausgabe = name
                    else:
                        ausgabe = "ERROR"
                    socket_client.sendall(ausgabe.encode("utf-8"))
        except ConnectionError as e:
            print("Fehler:", e)
        socket_client.close()
