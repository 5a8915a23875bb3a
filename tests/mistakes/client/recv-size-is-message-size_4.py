import socket

LAENGEN = {"id": 7, "name": 12}

def ask(host, port, command):
    s = socket.socket()
    s.settimeout(10)
    s.connect((host, port))
    s.sendall((command + "\r\n").encode("utf-8"))
    n = LAENGEN.get(command, 5)       # ERROR hat 5 Zeichen
    text = s.recv(n)
    ende = s.recv(2)
    s.close()
    if ende != b"\r\n":
        raise ConnectionError("kein CR LF")
    return text.decode("utf-8")
