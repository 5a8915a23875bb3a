def peer_of(connection):
    return ":".join(str(part) for part in connection.getpeername())
