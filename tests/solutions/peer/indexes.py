def peer_of(connection):
    address = connection.getpeername()
    return address[0] + ":" + str(address[1])
