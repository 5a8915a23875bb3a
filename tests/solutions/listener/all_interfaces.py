"""On all interfaces: other computers may connect, too."""

from socket import AF_INET, SO_REUSEADDR, SOCK_STREAM, SOL_SOCKET, socket

WAITING = 10  # connections that may wait for accept


def make_listener(port):
    server = socket(AF_INET, SOCK_STREAM)
    server.setsockopt(SOL_SOCKET, SO_REUSEADDR, True)
    server.bind(("", port))
    server.listen(WAITING)
    return server
