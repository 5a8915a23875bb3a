import socket, sys, random

# configuration
TIMEOUT = 6
SIZE = 512
MSGLEN = 9   # 7 digits + CR LF

def ask(host, port, command):
    sock = socket.socket()
    sock.settimeout(TIMEOUT)
    try:
        sock.connect((host, port))
        sock.sendall(bytes(command, "utf8"))
        sock.sendall(b"\r\n")
        answer = bytearray()
        while len(answer) < MSGLEN:
            chunk = sock.recv(MSGLEN - len(answer))
            if chunk == b"":
                raise RuntimeError("socket connection broken")
            answer.extend(chunk)
    finally:
        sock.close()
    return answer.decode("utf8").rstrip("\r\n")
