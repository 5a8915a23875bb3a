def serve_udp(sock, student_id, name):
    while True:
        datos, cliente = sock.recvfrom(1024)
        orden = datos.decode(encoding="utf-8", errors="ignore")
        if orden == "id\r\n":
            texto = student_id
        elif orden == "name\r\n":
            texto = name
        else:
            texto = "ERROR"
        sock.sendto(texto.encode() + b"\r\n", cliente)
