import socket

def ask(host, port, command):
    s = socket.socket()
    s.settimeout(5)
    s.connect((host, port))
    reply = s.send(bytes(command + "\r\n", "utf-8"))
    s.close()
    return str(reply)
