def serve_udp(sock, student_id, name):
    while True:
        data, addr = sock.recvfrom(2048)
        if data in (b"id\r\n", b"id\n"):
            answer = student_id
        elif data in (b"name\r\n", b"name\n"):
            answer = name
        else:
            answer = "ERROR"
        sock.sendto(answer.encode() + b"\r\n", addr)
