import socket

class Ende(Exception):
    pass

def hole_befehle(sock):
    puffer = b""
    daten = sock.recv(4096)
    if not daten:
        raise Ende
    puffer = puffer + daten
    teile = puffer.split(b"\r\n")
    # das letzte Stueck ist nicht fertig
    return teile[:-1]

def serve(listen_sock, student_id, name):
    while True:
        sock, adresse = listen_sock.accept()
        try:
            while True:
                for befehl in hole_befehle(sock):
                    if befehl == b"id":
                        antwort = student_id
                    elif befehl == b"name":
                        antwort = name
                    else:
                        antwort = "ERROR"
                    sock.sendall((antwort + "\r\n").encode())
        except (Ende, ConnectionError):
            pass
        sock.close()
