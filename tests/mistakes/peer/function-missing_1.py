def peer(connection):
    host, port = connection.getpeername()
    return f"{host}:{port}"
