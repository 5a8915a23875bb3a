def peer_of(connection):
    host, port = connection.getpeername()
    return f"{host}:{port}"
