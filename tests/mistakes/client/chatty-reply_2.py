import socket

def recv_line(sock):
    buffer = b""
    while True:
        if b"\r\n" in buffer:
            line, rest = buffer.split(b"\r\n", 1)
            return line
        data = sock.recv(4096)
        if not data:
            raise EOFError("server closed")
        buffer = buffer + data

def ask(host, port, command):
    with socket.create_connection((host, port), timeout=5) as sock:
        sock.sendall((command + "\r\n").encode())
        line = recv_line(sock)
    return f"The {command} is {line.decode()}"
