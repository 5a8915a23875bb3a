import socket
import sys

def serve_udp(sock, student_id, name):
    data, client = sock.recvfrom(4096)
    while data:
        if data == b'id\r\n':
            out = student_id
        elif data == b'name\r\n':
            out = name
        else:
            out = 'ERROR'
        sock.sendto(bytes(out + '\r\n', 'utf-8'), client)
        data, client = sock.recvfrom(4096)
    print('client closed the connection')
    sock.close()
