import sys

def serve_udp(sock, student_id, name):
    while True:
        data, addr = sock.recvfrom(1024)
        if data == b"id\r\n":
            out = student_id
        elif data == b"name\r\n":
            out = name
        else:
            out = "ERROR"
        sys.stdout.write(out + "\r\n")
        sys.stdout.flush()
