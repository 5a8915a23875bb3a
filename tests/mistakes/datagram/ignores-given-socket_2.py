import socket

UDP_IP = "127.0.0.1"
UDP_PORT = 5005

def serve_udp(sock, student_id, name):
    sock.bind((UDP_IP, UDP_PORT))
    while True:
        data, addr = sock.recvfrom(1024)  # buffer size is 1024 bytes
        if data == b"id\r\n":
            sock.sendto(student_id.encode() + b"\r\n", addr)
        elif data == b"name\r\n":
            sock.sendto(name.encode() + b"\r\n", addr)
        else:
            sock.sendto(b"ERROR\r\n", addr)
