import socket

HOST = "127.0.0.1"
PORT = 12345

# connect first
s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.connect((HOST, PORT))
print("connected")

def ask(host, port, command):
    s.sendall((command + "\r\n").encode())
    data = b""
    while not data.endswith(b"\r\n"):
        d = s.recv(1)
        if not d:
            raise ConnectionError
        data += d
    return data[:-2].decode()
