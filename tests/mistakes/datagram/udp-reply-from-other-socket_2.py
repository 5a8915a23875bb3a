from socket import *

# ein Socket zum Empfangen, einer zum Senden
send_sock = socket(AF_INET, SOCK_DGRAM)

def antworte(text, ziel):
    send_sock.sendto((text + "\r\n").encode("utf-8"), ziel)

def serve_udp(sock, student_id, name):
    while True:
        nachricht, absender = sock.recvfrom(512)
        if nachricht == b"id\r\n":
            antworte(student_id, absender)
        elif nachricht == b"name\r\n":
            antworte(name, absender)
        else:
            antworte("ERROR", absender)
