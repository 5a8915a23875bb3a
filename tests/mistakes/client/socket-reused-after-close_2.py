import socket
from socket import AF_INET, SOCK_STREAM

class Config:
    buffer = 1024
    sock = socket.socket(AF_INET, SOCK_STREAM)

def ask(host, port, command):
    c = Config.sock
    c.connect((host, port))
    c.send(command.encode("utf-8") + b"\r\n")
    f = c.makefile("rb")
    antwoord = f.readline()
    f.close()
    if antwoord[-2:] != b"\r\n":
        raise EOFError("niet compleet")
    c.shutdown(socket.SHUT_RDWR)
    return antwoord[:-2].decode("utf-8")
