import socket

def read_lines(connection):
    with connection.makefile("rb") as f:
        return f.read().split(b"\r\n")[:-1]

server = socket.create_server(("127.0.0.1", 0))
conn, addr = server.accept()
print(read_lines(conn))
