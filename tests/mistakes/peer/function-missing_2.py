def get_peer_of(connection):
    return "%s:%d" % connection.getpeername()
