def peer_of(connection):
    a = connection.getpeername()
    print(a[0], a[1], sep=":")
    return
