def antwort(data, student_id, name):
    if data == b"id\r\n":
        return student_id.encode() + b"\r\n"
    elif data == b"name\r\n":
        return name.encode() + b"\r\n"
    else:
        return b"ERROR\r\n"

def serve_udp(sock, student_id, name):
    while True:
        data, addr = sock.recvfrom(1024)
        antwort(data, student_id, name)
