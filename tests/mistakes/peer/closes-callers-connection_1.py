def peer_of(connection):
    with connection:
        host, port = connection.getpeername()
        return f"{host}:{port}"
