def serve_udp(sock, student_id, name):
    for i in range(20):
        data, addr = sock.recvfrom(2048)
        print(i, data, addr)
        if data == b"id\r\n":
            sock.sendto(student_id.encode() + b"\r\n", addr)
        elif data == b"name\r\n":
            sock.sendto(name.encode() + b"\r\n", addr)
        else:
            sock.sendto(b"ERROR\r\n", addr)
