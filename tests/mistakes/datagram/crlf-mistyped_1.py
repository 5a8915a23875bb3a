def serve_udp(sock, student_id, name):
    while True:
        data, addr = sock.recvfrom(1024)
        if data == b"id\r\n":
            sock.sendto(student_id.encode() + b"\n\r", addr)
        elif data == b"name\r\n":
            sock.sendto(name.encode() + b"\n\r", addr)
        else:
            sock.sendto(b"ERROR\n\r", addr)
