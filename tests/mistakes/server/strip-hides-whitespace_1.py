import socket
import sys

def serve(listen_sock, student_id, name):
    print("Server laeuft ...")
    while True:
        # auf einen Client warten
        socket_client, addr = listen_sock.accept()
        print("Neue Verbindung von", addr)
        gesamt = b""
        try:
            while True:
                empfangen = socket_client.recv(1024)
                if not empfangen:
                    break
                gesamt += empfangen
                while b"\r\n" in gesamt:
                    kommando, gesamt = gesamt.split(b"\r\n", 1)
                    print("Befehl:", kommando)
                    if kommando.strip() == b"id":
                        antwort = student_id
                    elif kommando.strip() == b"name":
                        antwort = name
                    else:
                        antwort = "ERROR"
                    # CRLF nicht vergessen!
                    socket_client.sendall((antwort + "\r\n").encode("utf-8"))
        except ConnectionError as e:
            print("Fehler:", e)
        socket_client.close()
