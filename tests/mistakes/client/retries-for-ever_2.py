import socket, time

def ask(host, port, command):
    verbunden = False
    while not verbunden:
        try:
            s = socket.create_connection((host, port), timeout=3)
            verbunden = True
        except ConnectionRefusedError:
            time.sleep(0.2)   # Server startet noch
    s.sendall((command + "\r\n").encode())
    f = s.makefile("rb")
    z = f.readline()
    f.close()
    s.close()
    if not z.endswith(b"\r\n"):
        raise ConnectionError("unvollstaendig")
    return z[:-2].decode()
