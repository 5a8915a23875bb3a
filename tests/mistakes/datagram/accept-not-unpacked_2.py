def serve_udp(sock, student_id, name):
    while True:
        msg = sock.recvfrom(1024)
        cmd = msg.rstrip()
        if cmd == b"id":
            sock.sendto(student_id.encode() + b"\r\n", msg.addr)
        elif cmd == b"name":
            sock.sendto(name.encode() + b"\r\n", msg.addr)
        else:
            sock.sendto(b"ERROR\r\n", msg.addr)
