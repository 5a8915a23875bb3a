import time

VERSUCHE = 3

def serve_udp(sock, student_id, name):
    while True:
        data, addr = sock.recvfrom(1024)
        if data == b"id\r\n":
            text = student_id
        elif data == b"name\r\n":
            text = name
        else:
            text = "ERROR"
        n = 0
        while n < VERSUCHE:
            sock.sendto(bytes(text, "utf-8") + b"\r\n", addr)
            time.sleep(0.01)
            n += 1
