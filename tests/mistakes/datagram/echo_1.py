def serve_udp(sock, student_id, name):
    while True:
        data, addr = sock.recvfrom(1024)
        print("received", data, "from", addr)
        sock.sendto(data, addr)
