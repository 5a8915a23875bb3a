NEWLINE = "\n"

def serve_udp(sock, student_id, name):
    while True:
        data, addr = sock.recvfrom(1024)
        if data == b"id\r\n":
            line = student_id + NEWLINE
        elif data == b"name\r\n":
            line = name + NEWLINE
        else:
            line = "ERROR" + NEWLINE
        sock.sendto(line.encode(), addr)
