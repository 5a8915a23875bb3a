def serve_udp(sock, student_id, name):
    while True:
        data, addr = sock.recvfrom(1024)
        if data == b"id\r\n":
            return student_id + "\r\n"
        elif data == b"name\r\n":
            return name + "\r\n"
        else:
            return "ERROR\r\n"
