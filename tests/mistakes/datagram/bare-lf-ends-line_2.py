def serve_udp(sock, student_id, name):
    while True:
        data, addr = sock.recvfrom(1024)
        if data in (b"id\r\n", b"id\n"):
            sock.sendto(student_id.encode() + b"\r\n", addr)
        elif data in (b"name\r\n", b"name\n"):
            sock.sendto(name.encode() + b"\r\n", addr)
        else:
            sock.sendto(b"ERROR\r\n", addr)
