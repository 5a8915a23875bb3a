import socket

def enviar(sock, texto, addr):
    # send all the letters, piece by piece, then the end of the line
    datos = texto.encode("utf-8")
    mitad = len(datos) // 2
    sock.sendto(datos[:mitad], addr)
    sock.sendto(datos[mitad:] + b"\r\n", addr)

def serve_udp(sock, student_id, name):
    while True:
        orden, addr = sock.recvfrom(1024)
        if orden == b"id\r\n":
            enviar(sock, student_id, addr)
        elif orden == b"name\r\n":
            enviar(sock, name, addr)
        else:
            enviar(sock, "ERROR", addr)
