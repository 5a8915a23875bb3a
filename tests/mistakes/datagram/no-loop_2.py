def serve_udp(sock, student_id, name):
    while True:
        data, addr = sock.recvfrom(1024)
        print("got", data)
        if data == b"id\r\n":
            antwort = student_id
        elif data == b"name\r\n":
            antwort = name
        else:
            antwort = "ERROR"
        return sock.sendto((antwort + "\r\n").encode(), addr)
