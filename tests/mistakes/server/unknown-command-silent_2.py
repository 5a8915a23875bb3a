import socket

def lies_zeile(sock):
    """liest bis CR LF, Byte fuer Byte (langsam aber geht)"""
    zeile = b""
    while not zeile.endswith(b"\r\n"):
        b = sock.recv(1)
        if b == b"":
            return None # Client ist weg
        zeile += b
    return zeile[:-2]

def serve(listen_sock, student_id, name):
    while True:
        (sock, adresse) = listen_sock.accept()
        try:
            while True:
                zeile = lies_zeile(sock)
                if zeile is None:
                    break
                #print(zeile)
                if zeile == b"id":
                    sock.sendall(student_id.encode("utf8") + b"\r\n")
                elif zeile == b"name":
                    sock.sendall(name.encode("utf8") + b"\r\n")
                else:
                    pass    # kenne ich nicht
        except ConnectionError:
            pass    # Client abgestuerzt, egal
        finally:
            sock.close()
