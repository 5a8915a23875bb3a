import socket


def ask(host, port, command):
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        sock.settimeout(5)
        sock.connect((host, port))
        sock.sendall(command.encode() + b"\r\n")
        received = b""
        while b"\r\n" not in received:
            part = sock.recv(1024)
            if part == b"":
                raise ConnectionError("the server closed the connection before the answer ended")
            received += part
    finally:
        sock.close()
    line = received[: received.index(b"\r\n")]
    return line.decode()
