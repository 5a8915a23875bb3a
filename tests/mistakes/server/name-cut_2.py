import socket

def lies_zeile(sock):
    """liest bis CR LF, Byte fuer Byte (langsam aber geht)"""
    kommando = b""
    while not kommando.endswith(b"\r\n"):
        b = sock.recv(1)
        if b == b"":
            return None # Client ist weg
        kommando += b
    return kommando[:-2]

def serve(listen_sock, student_id, name):
    while True:
        (sock, von) = listen_sock.accept()
        try:
            while True:
                kommando = lies_zeile(sock)
                if kommando is None:
                    break
                if kommando == b"id":
                    sock.sendall(student_id.encode("utf8") + b"\r\n")
                elif kommando == b"name":
                    sock.sendall(name.split(' ')[0].encode("utf8") + b"\r\n")
                else:
                    sock.sendall(b"ERROR\r\n")
        except ConnectionError:
            pass    # Client abgestuerzt, egal
        finally:
            sock.close()
