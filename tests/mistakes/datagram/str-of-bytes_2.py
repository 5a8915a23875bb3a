def serve_udp(sock, student_id, name):
    sid = student_id.encode("utf-8")
    nm = name.encode("utf-8")
    while True:
        data, addr = sock.recvfrom(1024)
        if data == b"id\r\n":
            sock.sendto(f"{sid}\r\n".encode(), addr)
        elif data == b"name\r\n":
            sock.sendto(f"{nm}\r\n".encode(), addr)
        else:
            sock.sendto(b"ERROR\r\n", addr)
