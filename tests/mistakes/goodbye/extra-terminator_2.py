import socket

def say_goodbye(connection, last_words):
    connection.sendall(last_words)
    connection.sendall(b"\n")
    connection.shutdown(socket.SHUT_WR)
    with connection:
        return b"".join(iter(lambda: connection.recv(1024), b""))
