def peer_of(connection):
    return "127.0.0.1:50123"
