import socket

def say_goodbye(connection, last_words):
    connection.sendall(last_words)
    if input("really close? (y/n) ") == "y":
        connection.shutdown(socket.SHUT_WR)
    rest = b""
    while True:
        d = connection.recv(100)
        if not d:
            break
        rest += d
    connection.close()
    return rest
