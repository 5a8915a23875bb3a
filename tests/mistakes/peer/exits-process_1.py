import sys

def peer_of(connection):
    ip, port = connection.getpeername()
    print(ip + ":" + str(port))
    sys.exit()
