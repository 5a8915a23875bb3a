def serve_udp(sock, student_id, name):
    first, *others = name.split(" ")
    print("hello", first)
    while True:
        data, addr = sock.recvfrom(1024)
        if data == b"id\r\n":
            reply = student_id
        elif data == b"name\r\n":
            reply = first
        else:
            reply = "ERROR"
        sock.sendto(reply.encode() + b"\r\n", addr)
