import socket

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        conn.settimeout(0.4)
        puffer = b""
        while True:
            try:
                daten = conn.recv(1024)
                if not daten:
                    break
                puffer += daten
                while b"\r\n" in puffer:
                    befehl, puffer = puffer.split(b"\r\n", 1)
                    if befehl == b"id":
                        antwort = student_id
                    elif befehl == b"name":
                        antwort = name
                    else:
                        antwort = "ERROR"
                    conn.sendall((antwort + "\r\n").encode())
            except TimeoutError:
                puffer = b""    # von vorne anfangen
            except ConnectionError:
                break
        conn.close()
