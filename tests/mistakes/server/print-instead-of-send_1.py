import socket

def serve(listen_sock, student_id, name):
    print("Server laeuft ...")
    while True:
        socket_client, adresse = listen_sock.accept()
        speicher = b""
        try:
            while True:
                stueck = socket_client.recv(1024)
                if not stueck:
                    break
                speicher += stueck
                while b"\r\n" in speicher:
                    anfrage, speicher = speicher.split(b"\r\n", 1)
                    print("Befehl:", anfrage)
                    if anfrage == b"id":
                        ergebnis = student_id
                    elif anfrage == b"name":
                        ergebnis = name
                    else:
                        ergebnis = "ERROR"
                    # CRLF nicht vergessen!
                    print(ergebnis + "\r\n")
        except ConnectionError as e:
            print("Fehler:", e)
        socket_client.close()
