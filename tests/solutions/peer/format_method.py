def peer_of(connection):
    return "{}:{}".format(*connection.getpeername()[:2])
