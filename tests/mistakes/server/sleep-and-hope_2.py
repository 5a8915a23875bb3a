from time import sleep

PAUSE = 0.3

def lies_alles(sock):
    teil1 = sock.recv(1)
    if teil1 == b"":
        return b""
    sleep(PAUSE)     # Rest abwarten
    sock.setblocking(False)
    try:
        teil2 = sock.recv(65536)
    except BlockingIOError:
        teil2 = b""
    sock.setblocking(True)
    return teil1 + teil2

def serve(listen_sock, student_id, name):
    while True:
        client, adresse = listen_sock.accept()
        with client:
            try:
                while True:
                    nachricht = lies_alles(client)
                    if not nachricht:
                        break
                    befehle = nachricht.split(b"\r\n")
                    if befehle[-1] == b"":
                        del befehle[-1]
                    for b in befehle:
                        if b == b"id":
                            antwort = student_id
                        elif b == b"name":
                            antwort = name
                        else:
                            antwort = "ERROR"
                        client.sendall((antwort + "\r\n").encode("utf-8"))
            except ConnectionError:
                pass
