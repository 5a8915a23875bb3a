def serve_udp(sock, student_id, name):
    answers = {b"id\r\n": student_id, b"name\r\n": name}
    while True:
        data, addr = sock.recvfrom(1024)
        sock.sendto(answers[data].encode() + b"\r\n", addr)
