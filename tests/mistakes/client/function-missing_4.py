import socket

class Client:
    def ask(self, host, port, command):
        s = socket.create_connection((host, port), timeout=5)
        f = s.makefile("rb")
        s.sendall((command + "\r\n").encode())
        line = f.readline()
        f.close()
        s.close()
        if not line.endswith(b"\r\n"):
            raise EOFError
        return line[:-2].decode()
