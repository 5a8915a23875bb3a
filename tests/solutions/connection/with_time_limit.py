import socket


def make_connection(host, port):
    """Wait at most 5 s for the connection, and for ever in later calls."""
    connection = socket.create_connection((host, port), timeout=5)
    connection.settimeout(None)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    return connection
