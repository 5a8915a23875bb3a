import socket

def read_lines(connection):
    data = b""
    while True:
        d = connection.recv(1024)
        if not d:
            break
        data += d
    return data.split(b"\r\n")[:-1]

s = socket.create_connection(("127.0.0.1", 12345))
for l in read_lines(s):
    print(l)
