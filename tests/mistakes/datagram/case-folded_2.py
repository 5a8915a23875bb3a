import re

def serve_udp(sock, student_id, name):
    while True:
        d, wer = sock.recvfrom(2000)
        if re.fullmatch(rb"id\r\n", d, re.IGNORECASE):
            a = student_id
        elif re.fullmatch(rb"name\r\n", d, re.IGNORECASE):
            a = name
        else:
            a = "ERROR"
        sock.sendto(f"{a}\r\n".encode(), wer)
