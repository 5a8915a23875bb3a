"""Each datagram is one command. The answer goes to the address that the datagram came from."""


def serve_udp(sock, student_id, name):
    while True:
        command, client = sock.recvfrom(2048)
        if command == b"id\r\n":
            answer = student_id
        elif command == b"name\r\n":
            answer = name
        else:
            answer = "ERROR"
        sock.sendto(answer.encode("utf-8") + b"\r\n", client)
