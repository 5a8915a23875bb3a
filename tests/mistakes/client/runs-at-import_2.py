import socket as so

def ask(h, p, cmd):
    s = so.create_connection((h, p), 5)
    s.sendall(f"{cmd}\r\n".encode())
    b = b""
    sep = b""
    while not sep:
        x = s.recv(100)
        if not x:
            s.close()
            raise OSError("no crlf")
        b += x
        a, sep, r = b.partition(b"\r\n")
    s.close()
    return a.decode()
while True:
    cmd = input("> ")
    if cmd == "quit":
        break
    print(ask("localhost", 12345, cmd))
