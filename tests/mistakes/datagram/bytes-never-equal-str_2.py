def serve_udp(sock, student_id, name):
    respuestas = {"id\r\n": student_id, "name\r\n": name}
    while True:
        data, addr = sock.recvfrom(1024)
        texto = respuestas.get(data, "ERROR")
        sock.sendto(texto.encode("utf-8") + b"\r\n", addr)
