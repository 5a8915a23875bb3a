def serve_udp(sock, student_id, name):
    while True:
        data, addr = sock.recvfrom(1024)
        if data == b"id\r\n":
            answer = student_id.encode() + b"\r\n"
        elif data == b"name\r\n":
            answer = name.encode() + b"\r\n"
        else:
            answer = b"ERROR\r\n"
        # UDP is not reliable, so send it two times
        for i in range(2):
            sock.sendto(answer, addr)
