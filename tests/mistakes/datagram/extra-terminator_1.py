def serve_udp(sock, student_id, name):
    while True:
        data, addr = sock.recvfrom(1024)
        if data == b"id\r\n":
            answer = student_id + "\r\n"
        elif data == b"name\r\n":
            answer = name + "\r\n"
        else:
            answer = "ERROR\r\n"
        sock.sendto(answer.encode() + b"\r\n", addr)
