import socket
import sys

def serve(listen_sock, student_id, name):
    print("Server laeuft ...")
    while True:
        # auf einen Client warten
        socket_client = listen_sock.accept()
        rest = b""
        try:
            while True:
                stueck = socket_client.recv(1024)
                if not stueck:
                    break
                rest += stueck
                while b"\r\n" in rest:
                    befehl, rest = rest.split(b"\r\n", 1)
                    if befehl == b"id":
                        ergebnis = student_id
                    elif befehl == b"name":
                        ergebnis = name
                    else:
                        ergebnis = "ERROR"
                    socket_client.sendall((ergebnis + "\r\n").encode("utf-8"))
        except ConnectionError as e:
            print("Fehler:", e)
        socket_client.close()
