from socket import create_connection


def ask(host, port, command):
    s = create_connection((host, port), 5)
    s.sendall(bytes(command, "utf-8"))
    s.sendall(b"\r\n")
    answer = bytearray()
    while answer[-2:] != b"\r\n":
        one = s.recv(1)
        if len(one) == 0:
            s.close()
            raise OSError("connection closed early")
        answer += one
    s.close()
    del answer[-2:]
    return answer.decode("utf-8")
