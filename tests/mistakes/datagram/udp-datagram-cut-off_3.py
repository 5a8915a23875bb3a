import socket

def serve_udp(sock, student_id, name):
    while True:
        anfang, addr = sock.recvfrom(2)
        if anfang == b"id":
            rest, addr = sock.recvfrom(2)      # \r\n
            sock.sendto(student_id.encode() + b"\r\n", addr)
        elif anfang == b"na":
            rest, addr = sock.recvfrom(4)      # me\r\n
            sock.sendto(name.encode() + b"\r\n", addr)
        else:
            sock.sendto(b"ERROR\r\n", addr)
