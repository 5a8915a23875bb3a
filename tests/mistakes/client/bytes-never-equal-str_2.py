import socket, sys, random

# configuration
TIMEOUT = 6
SIZE = 512

def ask(host, port, command):
    sock = socket.socket()
    sock.settimeout(TIMEOUT)
    try:
        sock.connect((host, port))
        sock.sendall(bytes(command, "utf8"))
        sock.sendall(b"\r\n")
        answer = bytearray()
        last = ""
        while last != "\n":
            last = sock.recv(1)
            if len(last) == 0:
                raise ConnectionError("server is gone")
            answer.extend(last)
    finally:
        sock.close()
    pos = answer.find(b"\r\n")
    return answer[:pos].decode("utf8")
