def peer_of(connection):
    h, p = connection.getpeername()
    connection.close()
    return h + ":" + str(p)
