ENDE = "\r\n"

def sende(sock, text, an):
    sock.sendto((text + ENDE + ENDE).encode(), an)

def serve_udp(sock, student_id, name):
    while True:
        data, addr = sock.recvfrom(1024)
        if data == b"id\r\n":
            sende(sock, student_id, addr)
        elif data == b"name\r\n":
            sende(sock, name, addr)
        else:
            sende(sock, "ERROR", addr)
