import socket

def serve_udp(sock, student_id, name):
    while True:
        data, addr = sock.recvfrom(1024)
        if data == b"id\r\n":
            res = student_id.encode()
        elif data == b"name\r\n":
            res = name.encode()
        elif addr == sock.getsockname():
            continue     # von mir selbst??
        else:
            res = b"ERROR"
        sock.sendto(res + b"\r\n", sock.getsockname())
