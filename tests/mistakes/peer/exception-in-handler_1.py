def peer_of(connection):
    addr = connection.getpeername()
    return ip + ":" + str(addr[1])
