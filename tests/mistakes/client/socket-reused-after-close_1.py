import socket

# einmal anlegen, dann immer benutzen
s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.settimeout(5)


def ask(host, port, command):
    s.connect((host, port))
    s.sendall((command + "\r\n").encode())
    buf = b""
    while b"\r\n" not in buf:
        x = s.recv(1024)
        if not x:
            raise ConnectionError("Verbindung weg")
        buf += x
    s.close()
    return buf.split(b"\r\n")[0].decode()
