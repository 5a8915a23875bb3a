import socket

def ask(host, port, command):
    """Pose une question au serveur et rend la reponse."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as sock:
        sock.settimeout(8)
        sock.connect((host, port))
        sock.sendall(command.encode("utf-8") + b"\r\n")
        # attendre la fin de ligne (CR LF)
        # on demande exactement 32 octets, recv attend qu'ils arrivent
        bloc = sock.recv(32)
        if not bloc:
            raise RuntimeError("rien recu")
        morceaux = [bloc]
    reponse = b"".join(morceaux)
    return reponse.decode("utf-8").split("\r\n")[0]
