"""The four steps, each on its own line. The option has to be set before the port is bound."""

import socket


def make_listener(port):
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    # A connection of the server before this one may still stand in TIME-WAIT.
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen()
    return listener
