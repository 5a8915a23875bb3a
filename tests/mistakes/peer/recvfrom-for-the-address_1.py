def peer_of(connection):
    data, addr = connection.recvfrom(1024)
    return f"{addr[0]}:{addr[1]}"
