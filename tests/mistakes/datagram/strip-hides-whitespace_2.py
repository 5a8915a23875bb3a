def serve_udp(sock, student_id, name):
    while True:
        nachricht, adr = sock.recvfrom(1024)
        nachricht = nachricht.strip()    # \r\n weg
        print("nachricht:", nachricht)
        if nachricht == b"id":
            sock.sendto((student_id + "\r\n").encode("utf-8"), adr)
        elif nachricht == b"name":
            sock.sendto((name + "\r\n").encode("utf-8"), adr)
        else:
            sock.sendto(("ERROR" + "\r\n").encode("utf-8"), adr)
