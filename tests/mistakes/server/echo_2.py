import socket

def serve(listen_sock, student_id, name):
    while True:
        verbindung, adresse = listen_sock.accept()
        puffer = b""
        try:
            while True:
                daten = verbindung.recv(1024)
                if not daten:
                    break
                puffer += daten
                while b"\r\n" in puffer:
                    zeile, puffer = puffer.split(b"\r\n", 1)
                    print("Client sagt:", zeile)
                    verbindung.sendall(zeile + b"\r\n")
        except ConnectionError:
            pass
        verbindung.close()
