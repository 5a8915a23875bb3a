import socket


def peer_of(connection: socket.socket) -> str:
    return "%s:%d" % connection.getpeername()  # noqa: UP031
