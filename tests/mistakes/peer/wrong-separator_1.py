def peer_of(connection):
    h, p = connection.getpeername()
    return h + " " + str(p)
