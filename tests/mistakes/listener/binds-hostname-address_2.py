import socket

def make_listener(port):
    hostname = socket.gethostname()
    ip = socket.gethostbyname(hostname)
    print("Server IP:", ip)
    server = socket.socket()
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    server.bind((ip, port))
    server.listen(5)
    return server
