def serve_udp(sock, student_id, name):
    while True:
        data, addr = sock.recvfrom(1024)
        match data:
            case b"id\r\n":
                s = student_id
            case b"name\r\n":
                s = name
            case _:
                s = "Error"
        sock.sendto(s.encode() + b"\r\n", addr)
