def peer_of(connection):
    addr = connection.getpeername()
    return f"{addr[0]}: {addr[1]}"
