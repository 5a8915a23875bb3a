import socket

def ask(host, port, command):
    s = socket.create_connection((host, port))
    s.sendall(command.encode() + b"\r\n")
    s.setblocking(False)    # faster
    buf = b""
    while not b"\r\n" in buf:
        try:
            x = s.recv(1024)
        except BlockingIOError:
            continue
        if x == b"":
            s.close()
            raise ConnectionError("closed")
        buf += x
    s.close()
    return buf[:buf.find(b"\r\n")].decode()
