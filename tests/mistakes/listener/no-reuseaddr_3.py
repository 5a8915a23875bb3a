import socket

def make_listener(port):
    lsock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    lsock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 0)
    lsock.bind(("0.0.0.0", port))
    lsock.listen()
    print("listening on", lsock.getsockname())
    return lsock
