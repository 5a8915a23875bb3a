import socket

def make_listener(port):
    # without this: OSError: [Errno 98] Address already in use
    return socket.create_server(("", port), reuse_port=True)
