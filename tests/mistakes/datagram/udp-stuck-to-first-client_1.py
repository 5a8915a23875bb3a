def serve_udp(sock, student_id, name):
    data, addr = sock.recvfrom(1024)
    sock.connect(addr)       # jetzt sind wir verbunden
    while True:
        if data == b"id\r\n":
            sock.send(student_id.encode() + b"\r\n")
        elif data == b"name\r\n":
            sock.send(name.encode() + b"\r\n")
        else:
            sock.send(b"ERROR\r\n")
        data = sock.recv(1024)
