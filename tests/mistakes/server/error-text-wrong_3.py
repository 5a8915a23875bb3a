import socket

def lies_zeile(sock):
    """liest bis CR LF, Byte fuer Byte (langsam aber geht)"""
    befehl = b""
    while not befehl.endswith(b"\r\n"):
        b = sock.recv(1)
        if b == b"":
            return None # Client ist weg
        befehl += b
    return befehl[:-2]

def serve(listen_sock, student_id, name):
    while True:
        (sock, adresse) = listen_sock.accept()
        try:
            while True:
                befehl = lies_zeile(sock)
                if befehl is None:
                    break
                if befehl == b"id":
                    sock.sendall(student_id.encode("utf8") + b"\r\n")
                elif befehl == b"name":
                    sock.sendall(name.encode("utf8") + b"\r\n")
                else:
                    sock.sendall(b"FEHLER\r\n")
        except ConnectionError:
            pass    # Client abgestuerzt, egal
        finally:
            sock.close()
