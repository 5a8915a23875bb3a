def serve_udp(sock, student_id, name):
    while True:
        data, addr = sock.recvfrom(1024)
        if data == b"id\r\n":
            sock.sendto(addr, student_id.encode() + b"\r\n")
        elif data == b"name\r\n":
            sock.sendto(addr, name.encode() + b"\r\n")
        else:
            sock.sendto(addr, b"ERROR\r\n")
