def serve_udp(sock, student_id, name):
    while True:
        data = sock.recvfrom(1024)
        if data == b"id\r\n":
            sock.sendto(student_id.encode() + b"\r\n", data[1])
        elif data == b"name\r\n":
            sock.sendto(name.encode() + b"\r\n", data[1])
        else:
            sock.sendto(b"ERROR\r\n", data[1])
