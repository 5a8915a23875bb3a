import socket

# Server der mehrere Clients bedient (accept in der Schleife)

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        print("Neuer Client:", addr)
        puffer = b""
        try:
            while True:
                daten = conn.recv(1024)
                if not daten:
                    break
                puffer = puffer + daten
                while b"\r\n" in puffer:
                    befehl, puffer = puffer.split(b"\r\n", 1)
                    print("Befehl", befehl)
                    if befehl == b"id":
                        antwort = student_id
                    elif befehl == b"name":
                        antwort = name
                    else:
                        antwort = "ERROR"
                    conn.sendall(antwort.encode("utf-8") + b"\r\n")
        except ConnectionError as e:
            print("Client weg", e)
        conn.close()
