def serve_udp(sock, student_id, name):
    while True:
        conn, addr = sock.accept()
        data = conn.recv(1024)
        if data == b"id\r\n":
            conn.sendall(student_id.encode() + b"\r\n")
        elif data == b"name\r\n":
            conn.sendall(name.encode() + b"\r\n")
        else:
            conn.sendall(b"ERROR\r\n")
        conn.close()
