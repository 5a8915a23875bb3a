import re

def serve_udp(sock, student_id, name):
    while True:
        msg, a = sock.recvfrom(1024)
        if re.search(b"id", msg):
            sock.sendto(bytes(student_id, "utf8") + b"\r\n", a)
        elif re.search(b"name", msg):
            sock.sendto(bytes(name, "utf8") + b"\r\n", a)
        else:
            sock.sendto(b"ERROR\r\n", a)
