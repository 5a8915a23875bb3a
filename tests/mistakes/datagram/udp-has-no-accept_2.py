import socket

def serve_udp(sock, student_id, name):
    sock.listen(5)      # escuchar primero
    while True:
        data, addr = sock.recvfrom(1024)
        if data == b"id\r\n":
            sock.sendto((student_id + "\r\n").encode(), addr)
        elif data == b"name\r\n":
            sock.sendto((name + "\r\n").encode(), addr)
        else:
            sock.sendto(b"ERROR\r\n", addr)
