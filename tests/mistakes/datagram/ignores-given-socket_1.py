import socket

def serve_udp(sock, student_id, name):
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind(("127.0.0.1", 0))
    while True:
        data, addr = sock.recvfrom(1024)
        if data == b"id\r\n":
            sock.sendto(student_id.encode() + b"\r\n", addr)
        elif data == b"name\r\n":
            sock.sendto(name.encode() + b"\r\n", addr)
        else:
            sock.sendto(b"ERROR\r\n", addr)
