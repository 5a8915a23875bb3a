def serve_udp(sock, student_id, name):
    while True:
        data, addr = sock.recvfrom(1024)
        # compare the first letters
        if data[:2] == b"id":
            reply = student_id
        elif data[:4] == b"name":
            reply = name
        else:
            reply = "ERROR"
        sock.sendto(reply.encode() + b"\r\n", addr)
