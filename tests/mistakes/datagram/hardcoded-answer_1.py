MY_ID = "0012345"
MY_NAME = "Max Mustermann"

def serve_udp(sock, student_id, name):
    while True:
        data, addr = sock.recvfrom(1024)
        if data == b"id\r\n":
            sock.sendto(MY_ID.encode() + b"\r\n", addr)
        elif data == b"name\r\n":
            sock.sendto(MY_NAME.encode() + b"\r\n", addr)
        else:
            sock.sendto(b"ERROR\r\n", addr)
