import selectors
import socket


def ask(host, port, command):
    """Wait with a selector, so that one clock bounds the whole answer."""
    sock = socket.create_connection((host, port), timeout=5)
    sock.sendall(command.encode() + b"\r\n")
    sock.setblocking(False)
    answer = b""
    with sock, selectors.DefaultSelector() as selector:
        selector.register(sock, selectors.EVENT_READ)
        while not answer.endswith(b"\r\n"):
            if not selector.select(timeout=5):
                raise TimeoutError("the server says nothing")
            part = sock.recv(4096)
            if not part:
                raise ConnectionError("the server left before its answer was complete")
            answer += part
    return answer[:-2].decode()
