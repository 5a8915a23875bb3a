def peer_of(connection):
    return connection.getpeername()[0]
