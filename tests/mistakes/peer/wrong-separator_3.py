def peer_of(connection):
    host, port = connection.getpeername()
    text = str(port) + ":" + host
    return text
