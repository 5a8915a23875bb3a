from socket import AF_INET, SOCK_STREAM, socket


def make_connection(host, port):
    server = (host, port)
    connection = socket(AF_INET, SOCK_STREAM)
    connection.connect(server)
    print("connected to", connection.getpeername())
    return connection
