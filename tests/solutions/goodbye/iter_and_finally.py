import socket


def read_to_end(connection):
    return b"".join(iter(lambda: connection.recv(2048), b""))


def say_goodbye(connection, last_words):
    try:
        connection.sendall(last_words)
        connection.shutdown(socket.SHUT_WR)
        return read_to_end(connection)
    finally:
        connection.close()
