import socket

def read_lines(connection):
    connection.settimeout(0.5)
    data = b""
    while True:
        try:
            d = connection.recv(1024)
        except socket.timeout:
            break
        if not d:
            break
        data += d
    return data.split(b"\r\n")[:-1]
