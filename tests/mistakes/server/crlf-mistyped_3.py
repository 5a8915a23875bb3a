# Aufgabe 9: Server
import socket

def serve(listen_sock, student_id, name):
    while True:
        socket_client, von = listen_sock.accept()
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
                        antwort = student_id
                    elif zeile == b"name":
                        antwort = name
                    else:
                        antwort = "ERROR"
                    socket_client.sendall((antwort + "/r/n").encode("utf-8"))
        except ConnectionError as e:
            print("Fehler:", e)
        socket_client.close()
