"""When the port is taken, the socket is closed before the error reaches the caller."""

import socket


def make_listener(port):
    listener = socket.socket(family=socket.AF_INET, type=socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("0.0.0.0", port))
        listener.listen(socket.SOMAXCONN)
    except OSError:
        listener.close()
        raise
    return listener
