import socket

def read_lines(connection):
    buffer = bytearray()
    lines = list()
    data = connection.recv(2048)
    while len(data) > 0:
        buffer.extend(data)
        pos = buffer.find(b"\r\n")
        if pos != -1:
            lines.append(bytes(buffer[:pos]))
            del buffer[:pos + 2]
        data = connection.recv(2048)
    return lines
