def peer_of(connection):
    host, port = connection.getpeername()
    print(f"{host}:{port}")
