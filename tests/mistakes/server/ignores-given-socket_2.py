from socket import *

def serve(listen_sock, student_id, name):
    listen_sock = socket(AF_INET, SOCK_STREAM)
    listen_sock.bind(("127.0.0.1", 0))     # freier Port
    listen_sock.listen()
    print("Server auf Port", listen_sock.getsockname()[1])
    while True:
        client, adresse = listen_sock.accept()
        rest = b""
        try:
            neu = client.recv(1024)
            while neu:
                *zeilen, rest = (rest + neu).split(b"\r\n")
                for z in zeilen:
                    if z == b"id":
                        client.sendall(f"{student_id}\r\n".encode())
                    elif z == b"name":
                        client.sendall(f"{name}\r\n".encode())
                    else:
                        client.sendall(b"ERROR\r\n")
                neu = client.recv(1024)
        except ConnectionError:
            print("Client weg")
        client.close()
