"""The answers are made once, and looked up for each datagram."""

LARGEST = 65535  # bytes; no UDP datagram has more


def serve_udp(sock, student_id, name):
    answers = {b"id\r\n": f"{student_id}\r\n".encode(), b"name\r\n": f"{name}\r\n".encode()}
    while True:
        data, address = sock.recvfrom(LARGEST)
        sock.sendto(answers.get(data, b"ERROR\r\n"), address)
