def peer_of(connection):
    (h, p) = connection.getpeername()
    return str(p)
