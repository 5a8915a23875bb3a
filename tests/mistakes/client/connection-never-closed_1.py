import socket, sys, random

# configuration
TIMEOUT = 6
SIZE = 512
all_sockets = []

def ask(host, port, command):
    sock = socket.socket()
    all_sockets.append(sock)
    sock.settimeout(TIMEOUT)
    try:
        sock.connect((host, port))
        sock.sendall(bytes(command, "utf8"))
        sock.sendall(b"\r\n")
        answer = bytearray()
        while answer.find(b"\r\n") == -1:
            chunk = sock.recv(SIZE)
            if len(chunk) == 0:
                raise ConnectionError("server is gone")
            answer.extend(chunk)
    finally:
        print("finished")
    pos = answer.find(b"\r\n")
    return answer[:pos].decode("utf8")
