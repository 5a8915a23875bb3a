def serve_udp(sock, student_id, name):
    while True:
        data = sock.recv(1024)
        if data == b"id\r\n":
            sock.send(student_id.encode() + b"\r\n")
        elif data == b"name\r\n":
            sock.send(name.encode() + b"\r\n")
        else:
            sock.send(b"ERROR\r\n")
