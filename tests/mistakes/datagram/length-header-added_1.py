def serve_udp(sock, student_id, name):
    def antworten(text, addr):
        msg = text.encode() + b"\r\n"
        sock.sendto(b"%04d" % len(msg) + msg, addr)

    while True:
        data, addr = sock.recvfrom(2048)
        if data == b"id\r\n":
            antworten(student_id, addr)
        elif data == b"name\r\n":
            antworten(name, addr)
        else:
            antworten("ERROR", addr)
