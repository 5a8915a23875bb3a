def serve_udp(sock, student_id, name):
    while True:
        data, addr = sock.recvfrom(1024)
        if data == b"id\r\n":
            antwort = "ID: " + student_id
        elif data == b"name\r\n":
            antwort = "NAME: " + name
        else:
            antwort = "ERROR"
        sock.sendto(antwort.encode() + b"\r\n", addr)
