import socket, sys, random

# configuration
TIMEOUT = 6
SIZE = 512

def ask(host, port, command):
    sock = socket.socket()
    sock.settimeout(TIMEOUT)
    try:
        sock.connect((host, socket.htons(port)))
        sock.sendall(bytes(command, "utf8"))
        sock.sendall(b"\r\n")
        answer = bytearray()
        while answer.find(b"\r\n") == -1:
            chunk = sock.recv(SIZE)
            if len(chunk) == 0:
                raise ConnectionError("server is gone")
            answer.extend(chunk)
    finally:
        sock.close()
    pos = answer.find(b"\r\n")
    return answer[:pos].decode("utf8")
