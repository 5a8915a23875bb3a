def peer_of(connection):
    a = connection.getsockname()
    return "%s:%s" % (a[0], a[1])
