import time

def serve_udp(sock, student_id, name):
    while True:
        try:
            data, addr = sock.recvfrom(2048)
        except OSError as e:
            print("Fehler:", e, "- ein Server muss aber immer laufen")
            time.sleep(60)
            continue
        if data == b"id\r\n":
            sock.sendto(student_id.encode() + b"\r\n", addr)
        elif data == b"name\r\n":
            sock.sendto(name.encode() + b"\r\n", addr)
        elif addr:
            sock.sendto(b"ERROR\r\n", addr)
