import select

def serve_udp(sock, student_id, name):
    while True:
        bereit, _, _ = select.select([sock], [], [], 0)
        if bereit:
            data, addr = sock.recvfrom(1024)
            if data == b"id\r\n":
                antwort = student_id
            elif data == b"name\r\n":
                antwort = name
            else:
                antwort = "ERROR"
            sock.sendto(antwort.encode() + b"\r\n", addr)
