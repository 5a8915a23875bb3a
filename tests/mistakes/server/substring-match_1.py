import socket

def serve(listen_sock, student_id, name):
    print("Server laeuft ...")
    while True:
        client, adresse = listen_sock.accept()
        print("Neue Verbindung von", adresse)
        puffer = b""
        try:
            while True:
                neu = client.recv(1024)
                if not neu:
                    break
                puffer += neu
                while b"\r\n" in puffer:
                    zeile, puffer = puffer.split(b"\r\n", 1)
                    if b"id" in zeile:
                        antwort = student_id
                    elif b"name" in zeile:
                        antwort = name
                    else:
                        antwort = "ERROR"
                    client.sendall((antwort + "\r\n").encode("utf-8"))
        except ConnectionError as e:
            print("Fehler:", e)
        client.close()
