def peer_of(connection):
    conn, addr = connection.accept()
    return f"{addr[0]}:{addr[1]}"
