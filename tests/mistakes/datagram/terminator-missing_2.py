# UDP braucht kein Zeilenende, ein Datagramm ist ja eine Nachricht
def serve_udp(sock, student_id, name):
    while True:
        befehl, client = sock.recvfrom(1024)
        antwort = "ERROR"
        if befehl == b"id\r\n":
            antwort = student_id
        if befehl == b"name\r\n":
            antwort = name
        sock.sendto(bytes(antwort, encoding="utf-8"), client)
