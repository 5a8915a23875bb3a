import socket


def send_line(sock, text):
    sock.sendall(text.encode("utf-8") + b"\r\n")


def receive_line(sock):
    buffer = bytearray()
    while True:
        end = buffer.find(b"\r\n")
        if end >= 0:
            return bytes(buffer[:end]).decode("utf-8")
        chunk = sock.recv(4096)
        if not chunk:
            raise ConnectionAbortedError("the server hung up in the middle of its answer")
        buffer.extend(chunk)


def ask(host, port, command):
    with socket.socket() as sock:
        sock.settimeout(6)
        sock.connect((host, port))
        send_line(sock, command)
        return receive_line(sock)
