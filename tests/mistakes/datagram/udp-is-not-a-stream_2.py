# ein Puffer pro Client (wie bei TCP)
puffer = {}

def serve_udp(sock, student_id, name):
    while True:
        daten, wer = sock.recvfrom(1024)
        puffer[wer] = puffer.get(wer, b"") + daten
        if not puffer[wer].endswith(b"\r\n"):
            continue    # Befehl noch nicht komplett
        befehl = puffer.pop(wer)
        if befehl == b"id\r\n":
            text = student_id
        elif befehl == b"name\r\n":
            text = name
        else:
            text = "ERROR"
        sock.sendto(text.encode() + b"\r\n", wer)
