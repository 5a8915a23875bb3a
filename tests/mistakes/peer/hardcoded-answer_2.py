PORT = 12345

def peer_of(connection):
    host = connection.getpeername()[0]
    return f"{host}:{PORT}"
