def serve_udp(sock, student_id, name):
    while True:
        data, addr = sock.recvfrom(1024)
        if data == b"id\r\n":
            answer = student_id
        if data == b"name\r\n":
            answer = name
        else:
            answer = "ERROR"
        sock.sendto(answer.encode() + b"\r\n", addr)
