import socket as so

def ask(h, p, cmd):
    s = so.create_connection((h, p), 5)
    s.sendall(f"{cmd}\r\n".encode())
    b = s.recv(7)   # the id has 7 digits
    s.recv(2)       # cr lf
    a = b
    s.close()
    return a.decode()
