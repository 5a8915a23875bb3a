def peer_of(connection):
    host, port = connection.getsockname()
    return f"{host}:{port}"
