import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("", 0))
print("UDP server up and listening")

while True:
    data, addr = sock.recvfrom(1024)
    print(data, addr)
    if data == b"id\r\n":
        sock.sendto(b"0042137\r\n", addr)
    elif data == b"name\r\n":
        sock.sendto(b"Anna Berg\r\n", addr)
    else:
        sock.sendto(b"ERROR\r\n", addr)

def serve_udp(sock, student_id, name):
    pass
