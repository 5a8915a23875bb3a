def serve_udp(sock, student_id, name):
    while True:
        data, addr = sock.recvfrom(1024)
        if data == b"id\r\n":
            sock.sendto(f"Your ID is {student_id}\r\n".encode(), addr)
        elif data == b"name\r\n":
            sock.sendto(f"Your name is {name}\r\n".encode(), addr)
        else:
            sock.sendto(b"ERROR\r\n", addr)
