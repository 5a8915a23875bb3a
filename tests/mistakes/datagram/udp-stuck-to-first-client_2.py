client = None

def serve_udp(sock, student_id, name):
    global client
    while True:
        msg, addr = sock.recvfrom(2048)
        if client is None:
            client = addr
            print("my client is", client)
        if msg == b"id\r\n":
            reply = student_id
        elif msg == b"name\r\n":
            reply = name
        else:
            reply = "ERROR"
        sock.sendto(reply.encode("utf-8") + b"\r\n", client)
