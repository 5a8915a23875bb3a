import socket

def ask(host, port, command):
    """Pose une question au serveur et rend la reponse."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as sock:
        sock.settimeout(8)
        sock.connect((host, port))
        sock.sendall(command.encode("utf-8") + b"\r\n")
        # attendre la fin de ligne (CR LF)
        morceaux = []
        while b"\r\n" not in b"".join(morceaux):
            m = sock.recv(256)
            if not m:
                raise RuntimeError("fin de connexion trop tot")
            morceaux.append(m)
    reponse = b"".join(morceaux)
    reponse[:reponse.index(b"\r\n")].decode("utf-8")
