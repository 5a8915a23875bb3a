def serve_udp(sock, student_id, name):
    buffer = b""
    while True:
        data, addr = sock.recvfrom(1024)
        buffer += data
        while b"\r\n" in buffer:
            cmd, buffer = buffer.split(b"\r\n", 1)
            if cmd == b"id":
                sock.sendto(student_id.encode() + b"\r\n", addr)
            elif cmd == b"name":
                sock.sendto(name.encode() + b"\r\n", addr)
            else:
                sock.sendto(b"ERROR\r\n", addr)
