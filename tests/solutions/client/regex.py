import re
import socket

ANSWER = re.compile(rb"(?s)(.*?)\r\n")


def ask(host, port, command):
    chunks = []
    with socket.create_connection((host, port), timeout=5) as sock:
        sock.sendall(command.encode("utf-8") + b"\r\n")
        while not (match := ANSWER.match(b"".join(chunks))):
            chunk = sock.recv(2048)
            if not chunk:
                raise ConnectionError(f"incomplete answer: {b''.join(chunks)!r}")
            chunks.append(chunk)
    return match[1].decode("utf-8")
