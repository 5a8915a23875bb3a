def serve_udp(sock, student_id, name):
    while True:
        data, addr = sock.recvfrom(1024)
        print("Client sagt:", data)
        antwort = input("Antwort: ")
        sock.sendto(antwort.encode() + b"\r\n", addr)
