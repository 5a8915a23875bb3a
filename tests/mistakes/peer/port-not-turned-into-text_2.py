def peer_of(connection):
    return ":".join(connection.getpeername())
