def peer_of(connection):
    host, port = connection.getpeername()
    return host + ":" + str(port)

print(peer_of(connection))
