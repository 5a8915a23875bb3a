import socket

def serve(listen_sock, student_id, name):
    try:
        while True:
            verbindung, adresse = listen_sock.accept()
            with verbindung:
                puffer = b""
                while True:
                    daten = verbindung.recv(1024)
                    if not daten:
                        break
                    puffer += daten
                    while b"\r\n" in puffer:
                        befehl, puffer = puffer.split(b"\r\n", 1)
                        if befehl == b"id":
                            verbindung.sendall(student_id.encode() + b"\r\n")
                        elif befehl == b"name":
                            verbindung.sendall(name.encode() + b"\r\n")
                        else:
                            verbindung.sendall(b"ERROR\r\n")
    except Exception as e:
        print("Fehler im Server:", e)
