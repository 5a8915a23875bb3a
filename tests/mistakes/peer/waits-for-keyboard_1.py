def peer_of(connection):
    addr = connection.getpeername()
    wahl = input("Adresse (a) oder Port (p)? ")
    if wahl == "a":
        return addr[0]
    return f"{addr[0]}:{addr[1]}"
