def serve_udp(sock, student_id, name):
    while True:
        data, addr = sock.recvfrom(1024)
        if not data.endswith(b"\r\n"):
            sock.sendto(b"ERROR\r\n", addr)
            continue
        cmd = data[:-2].strip()
        if cmd == b"id":
            sock.sendto(student_id.encode() + b"\r\n", addr)
        elif cmd == b"name":
            sock.sendto(name.encode() + b"\r\n", addr)
        else:
            sock.sendto(b"ERROR\r\n", addr)
