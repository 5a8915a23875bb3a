def serve_udp(sock, student_id, name):
    while True:
        data, addr = sock.recvfrom(1024)
        if data == b"id":
            sock.sendto(student_id.encode() + b"\r\n", addr)
        elif data == b"name":
            sock.sendto(name.encode() + b"\r\n", addr)
        else:
            sock.sendto(b"ERROR\r\n", addr)
