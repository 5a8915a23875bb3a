import socket

def serve_udp(sock, student_id, name):
    while True:
        data, addr = sock.recvfrom(1024)
        out = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        if data == b"id\r\n":
            out.sendto(student_id.encode() + b"\r\n", addr)
        elif data == b"name\r\n":
            out.sendto(name.encode() + b"\r\n", addr)
        else:
            out.sendto(b"ERROR\r\n", addr)
        out.close()
