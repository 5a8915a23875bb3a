import socket


def say_goodbye(connection, last_words):
    connection.sendall(last_words)
    connection.shutdown(socket.SHUT_WR)
    received = b""
    while True:
        data = connection.recv(1024)
        if not data:
            break
        received += data
    connection.close()
    return received
