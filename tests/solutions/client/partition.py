import socket


def ask(host: str, port: int, command: str) -> str:
    with socket.create_connection((host, port), timeout=5) as s:
        s.sendall(f"{command}\r\n".encode())
        data = b""
        separator = b""
        while not separator:
            piece = s.recv(512)
            if not piece:
                raise EOFError("no CR LF before the end of the stream")
            data += piece
            line, separator, _rest = data.partition(b"\r\n")
        return line.decode()
