import socket
import struct

def make_connection(host, port):
    # sockaddr_in: big endian
    sin_port = struct.unpack("<H", struct.pack(">H", port))[0]
    sock = socket.socket()
    sock.connect((host, sin_port))
    return sock
