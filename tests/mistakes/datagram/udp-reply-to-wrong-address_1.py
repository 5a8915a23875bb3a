CLIENT_PORT = 5001

def serve_udp(sock, student_id, name):
    while True:
        data, (host, port) = sock.recvfrom(1024)
        if data == b"id\r\n":
            answer = student_id
        elif data == b"name\r\n":
            answer = name
        else:
            answer = "ERROR"
        sock.sendto(answer.encode() + b"\r\n", (host, CLIENT_PORT))
