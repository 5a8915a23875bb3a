peer = ""

def peer_of(connection):
    global peer
    peer = "%s:%d" % connection.getpeername()
