def peer_of(connection):
    host, port = connection.getpeername()
    gegenstelle = host + ":" + str(port)
