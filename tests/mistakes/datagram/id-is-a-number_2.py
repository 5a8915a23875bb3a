def serve_udp(sock, student_id, name):
    while True:
        data, addr = sock.recvfrom(1024)
        if data == b"id\r\n":
            sock.sendto(("%d\r\n" % int(student_id)).encode(), addr)
        elif data == b"name\r\n":
            sock.sendto(("%s\r\n" % name).encode(), addr)
        else:
            sock.sendto(b"ERROR\r\n", addr)
