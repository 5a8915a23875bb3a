SIZE = 64

def serve_udp(sock, student_id, name):
    while True:
        data, addr = sock.recvfrom(SIZE)
        if data == b"id\r\n":
            msg = student_id.encode() + b"\r\n"
        elif data == b"name\r\n":
            msg = name.encode() + b"\r\n"
        else:
            msg = b"ERROR\r\n"
        sock.sendto(msg.ljust(SIZE, b"\0"), addr)
