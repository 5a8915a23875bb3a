import socket

def make_listener(port):
    server_socket = socket.create_server(("", port))
    print("warte auf Verbindung ...")
    client_socket, address = server_socket.accept()
    print("Verbindung von", address)
    return server_socket
