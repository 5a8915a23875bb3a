def peer_of(connection):
    host, port = connection.getpeername()
    return "{host}:{port}"
