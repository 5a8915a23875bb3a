def serve_udp(sock, student_id, name):
    comandos = {b"id\r\n": student_id, b"name\r\n": name}
    while True:
        data, addr = sock.recvfrom(1024)
        if data in comandos:
            sock.sendto(comandos[data].encode() + b"\r\n", addr)
        # else: no existe, nada que hacer
