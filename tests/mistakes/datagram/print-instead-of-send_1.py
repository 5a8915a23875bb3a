def serve_udp(sock, student_id, name):
    while True:
        data, addr = sock.recvfrom(1024)
        if data == b"id\r\n":
            print(student_id)
        elif data == b"name\r\n":
            print(name)
        else:
            print("ERROR")
