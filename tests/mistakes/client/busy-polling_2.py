import socket
import select

def ask(host, port, command):
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    sock.connect((host, port))
    sock.sendall((command + "\r\n").encode())
    data = b""
    # auf Daten warten
    while data[-2:] != b"\r\n":
        lesbar, _, _ = select.select([sock], [], [], 0)
        if sock in lesbar:
            teil = sock.recv(1)
            if not teil:
                sock.close()
                raise EOFError("Ende")
            data += teil
    sock.close()
    return data[:-2].decode()
