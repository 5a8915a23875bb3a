"""One buffer for every datagram. The system says how many bytes of it are new."""


def serve_udp(sock, student_id, name):
    buffer = bytearray(65535)
    view = memoryview(buffer)
    while True:
        size, client = sock.recvfrom_into(buffer)
        sock.sendto(answer_to(view[:size].tobytes(), student_id, name), client)


def answer_to(datagram, student_id, name):
    match datagram:
        case b"id\r\n":
            text = student_id
        case b"name\r\n":
            text = name
        case _:
            text = "ERROR"
    return bytes(text + "\r\n", "utf-8")
