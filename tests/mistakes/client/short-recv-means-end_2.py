import socket

def ask(host, port, command):
    """Pose une question au serveur et rend la reponse."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as sock:
        sock.settimeout(8)
        sock.connect((host, port))
        sock.sendall(command.encode("utf-8") + b"\r\n")
        # attendre la fin de ligne (CR LF)
        morceaux = []
        while True:
            m = sock.recv(16)
            morceaux.append(m)
            if len(m) != 16:
                break   # dernier morceau
    reponse = b"".join(morceaux)
    return reponse[:reponse.index(b"\r\n")].decode("utf-8")
