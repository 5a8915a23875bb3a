def serve_udp(sock, student_id, name):
    while True:
        data, addr = sock.recvfrom(2048)
        cmd = data.replace(b"\n", b"").split(b"\r")[0]
        if b"\r" not in data:
            sock.sendto(b"ERROR\r\n", addr)
        elif cmd == b"id":
            sock.sendto(student_id.encode() + b"\r\n", addr)
        elif cmd == b"name":
            sock.sendto(name.encode() + b"\r\n", addr)
        else:
            sock.sendto(b"ERROR\r\n", addr)
