def serve_udp(sock, student_id, name):
    sock.settimeout(0.5)
    try:
        while True:
            data, addr = sock.recvfrom(2048)
            if data == b"id\r\n":
                sock.sendto(student_id.encode() + b"\r\n", addr)
            elif data == b"name\r\n":
                sock.sendto(name.encode() + b"\r\n", addr)
            else:
                sock.sendto(b"ERROR\r\n", addr)
    except TimeoutError:
        print("keiner mehr da")
