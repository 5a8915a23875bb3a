import socket

def say_goodbye(connection, last_words):
    connection.setblocking(False)
    n = connection.send(last_words)
    print(n, "bytes sent")
    connection.setblocking(True)
    connection.shutdown(socket.SHUT_WR)
    with connection:
        return b"".join(iter(lambda: connection.recv(4096), b""))
