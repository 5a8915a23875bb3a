def serve_udp(sock, student_id, name):
    while True:
        data, addr = sock.recvfrom(1024)
        if data == b"id\r\n":
            sock.sendto(student_id.encode("ascii") + b"\r\n", addr)
        elif data == b"name\r\n":
            sock.sendto(name.encode("ascii") + b"\r\n", addr)
        else:
            sock.sendto(b"ERROR\r\n", addr)
