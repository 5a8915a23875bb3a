import socket

# UDP Server, mein zweiter Versuch
def serve_udp(sock, student_id, name):
    while True:
        daten, adresse = sock.recvfrom(1024)
        print("bekommen", daten, "von", adresse)
        if daten == b"id\r\n":
            antwort = student_id + "\r\n"
        elif daten == b"name\r\n":
            antwort = name + "\r\n"
        else:
            antwort = "ERROR\r\n"
        sock.sendall(antwort.encode("utf-8"))
