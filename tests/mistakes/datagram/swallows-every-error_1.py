def serve_udp(sock, student_id, name):
    while True:
        try:
            data, addr = sock.recvfrom(2048)
            if data == b"id\r\n":
                sock.sendto(student_id.encode() + b"\r\n", addr)
            elif data == b"name\r\n":
                sock.sendto(name.encode() + b"\r\n", addr)
            else:
                sock.sendto(b"ERROR\r\n", addr)
        except:
            pass
