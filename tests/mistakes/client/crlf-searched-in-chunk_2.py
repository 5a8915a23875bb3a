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
        done = False
        while not done:
            chunk = sock.recv(SIZE)
            if len(chunk) == 0:
                raise ConnectionError("server is gone")
            answer.extend(chunk)
            if chunk.endswith(b"\r\n"):
                done = True
    finally:
        sock.close()
    pos = answer.find(b"\r\n")
    return answer[:pos].decode("utf8")
