import socket

def serve(listen_sock, student_id, name):
    print("Server laeuft ...")
    while True:
        # auf einen Client warten
        verbindung, von = listen_sock.accept()
        print("Neue Verbindung von", von)
        rest = b""
        try:
            while True:
                stueck = verbindung.recv(1024)
                if not stueck:
                    break
                rest += stueck
                while b"\r\n" in rest:
                    befehl, rest = rest.split(b"\r\n", 1)
                    if befehl == "id":
                        ergebnis = student_id
                    elif befehl == "name":
                        ergebnis = name
                    else:
                        ergebnis = "ERROR"
                    verbindung.sendall((ergebnis + "\r\n").encode("utf-8"))
        except ConnectionError as e:
            print("Fehler:", e)
        verbindung.close()
