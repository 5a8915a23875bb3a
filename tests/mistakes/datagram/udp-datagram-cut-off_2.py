def serve_udp(sock, student_id, name):
    while True:
        line = b""
        # read byte by byte until the end of the command
        while not line.endswith(b"\r\n"):
            b, addr = sock.recvfrom(1)
            line += b
        if line == b"id\r\n":
            sock.sendto(student_id.encode() + b"\r\n", addr)
        elif line == b"name\r\n":
            sock.sendto(name.encode() + b"\r\n", addr)
        else:
            sock.sendto(b"ERROR\r\n", addr)
