# Aufgabe 9: Server
import socket
import sys

def serve(listen_sock, student_id, name):
    print("Server laeuft ...")
    while True:
        # auf einen Client warten
        conn, adresse = listen_sock.accept()
        rest = b""
        try:
            while True:
                neu = conn.recv(1024)
                if not neu:
                    break
                rest += neu
                while b"\r\n" in rest:
                    anfrage, rest = rest.split(b"\r\n", 1)
                    if str(anfrage) == "id":
                        antwort = student_id
                    elif str(anfrage) == "name":
                        antwort = name
                    else:
                        antwort = "ERROR"
                    # CRLF nicht vergessen!
                    conn.sendall((antwort + "\r\n").encode("utf-8"))
        except ConnectionError as e:
            print("Fehler:", e)
        conn.close()
