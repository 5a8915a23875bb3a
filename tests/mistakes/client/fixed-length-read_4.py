import socket

MSGLEN = 9      # 0042137 and \r\n


class MySocket:
    def __init__(self):
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self.sock.settimeout(5)

    def connect(self, host, port):
        self.sock.connect((host, port))

    def mysend(self, msg):
        self.sock.sendall(msg)

    def myreceive(self):
        chunks = []
        bytes_recd = 0
        while bytes_recd < MSGLEN:
            chunk = self.sock.recv(MSGLEN - bytes_recd)
            if chunk == b'':
                raise RuntimeError("socket connection broken")
            chunks.append(chunk)
            bytes_recd = bytes_recd + len(chunk)
        return b''.join(chunks)

    def close(self):
        self.sock.close()


def ask(host, port, command):
    my = MySocket()
    try:
        my.connect(host, port)
        my.mysend(command.encode() + b"\r\n")
        msg = my.myreceive()
    finally:
        my.close()
    if msg[-2:] != b"\r\n":
        raise RuntimeError("no line end")
    return msg[:-2].decode()
