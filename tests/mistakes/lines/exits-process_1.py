import sys

def read_lines(connection):
    buf = b""
    while True:
        d = connection.recv(1024)
        if not d:
            print(buf.split(b"\r\n")[:-1])
            sys.exit()
        buf += d
