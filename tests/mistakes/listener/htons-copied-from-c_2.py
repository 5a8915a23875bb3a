import socket
import struct

def make_listener(port):
    # network byte order
    netport = struct.unpack("<H", struct.pack(">H", port))[0]
    fd = socket.socket(socket.AF_INET, socket.SOCK_STREAM, 0)
    fd.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    fd.bind(("0.0.0.0", netport))
    fd.listen(3)
    return fd
