import socket

def ask(host, port, command):
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    s.settimeout(10)
    s.connect((host, port))
    s.sendall(command.encode("utf-8") + b"\r\n")
    data = s.recv(1024)
    s.close()
    if data[-2:] != b"\r\n":
        raise ConnectionError("bad answer: " + repr(data))
    return data[:-2].decode("utf-8")
