def serve_udp(sock, student_id, name):
    while True:
        data, addr = sock.recvfrom(1024)
        if not (data == b"id\r\n" or b"name\r\n"):
            text = "ERROR"
        elif data == b"name\r\n":
            text = name
        else:
            text = student_id
        sock.sendto(text.encode() + b"\r\n", addr)
