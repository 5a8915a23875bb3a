def peer_of(connection):
    return str(connection.getpeername())
