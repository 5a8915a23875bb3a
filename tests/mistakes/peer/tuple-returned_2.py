def peer_of(connection):
    addr = connection.getpeername()
    host = addr[0]
    port = addr[1]
    print(host, port)
    return host, port
