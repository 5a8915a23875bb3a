import socket

def lies_zeile(sock):
    """liest bis CR LF, Byte fuer Byte (langsam aber geht)"""
    anfrage = b""
    while not anfrage.endswith(b"\r\n"):
        b = sock.recv(1)
        if b == b"":
            return None # Client ist weg
        anfrage += b
    return anfrage[:-2]

def serve(listen_sock, student_id, name):
    while True:
        (sock, von) = listen_sock.accept()
        try:
            while True:
                anfrage = lies_zeile(sock)
                if anfrage is None:
                    break
                anfrage = anfrage.lower()   # ID oder id, beides ok
                if anfrage == b"id":
                    sock.sendall(student_id.encode("utf8") + b"\r\n")
                elif anfrage == b"name":
                    sock.sendall(name.encode("utf8") + b"\r\n")
                else:
                    sock.sendall(b"ERROR\r\n")
        except ConnectionError:
            pass    # Client abgestuerzt, egal
        finally:
            sock.close()
