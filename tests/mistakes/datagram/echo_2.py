import socket

def serve_udp(sock, student_id, name):
    print(student_id, name)
    while True:
        message, clientAddress = sock.recvfrom(2048)
        if message == b"id\r\n":
            modifiedMessage = student_id
        elif message == b"name\r\n":
            modifiedMessage = name
        else:
            modifiedMessage = "ERROR"
        sock.sendto(message, clientAddress)
