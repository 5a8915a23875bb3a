def serve_udp(sock, student_id, name):
    while True:
        data, addr = sock.recvfrom(2048)
        if data == b"\r\n":
            continue        # nichts drin
        if data == b"id\r\n":
            antwort = student_id
        elif data == b"name\r\n":
            antwort = name
        else:
            antwort = "ERROR"
        sock.sendto(antwort.encode() + b"\r\n", addr)
