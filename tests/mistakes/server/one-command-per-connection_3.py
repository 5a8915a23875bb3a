import socket

def lies_befehl(sock):
    b = b""
    while b[-2:] != b"\r\n":
        neu = sock.recv(1)
        if not neu:
            return None
        b += neu
    return b[:-2]

def serve(listen_sock, student_id, name):
    antworten = {b"id": student_id, b"name": name}
    while True:
        sock, addr = listen_sock.accept()
        with sock:
            try:
                befehl = lies_befehl(sock)
                if befehl is not None:
                    sock.sendall((antworten.get(befehl, "ERROR") + "\r\n").encode())
                    sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                print("Client ist schon weg")
