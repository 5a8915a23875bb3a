def answer(cmd, name, student_id):
    if cmd == b"id\r\n":
        return student_id
    if cmd == b"name\r\n":
        return name
    return "ERROR"

def serve_udp(sock, student_id, name):
    while True:
        data, addr = sock.recvfrom(1024)
        sock.sendto(answer(data, student_id, name).encode("utf-8") + b"\r\n", addr)
