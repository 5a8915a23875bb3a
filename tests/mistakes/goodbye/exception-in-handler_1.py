import socket

def say_goodbye(connection, last_words):
    connection.sendall(last_words)
    connection.shutdown(SHUT_WR)
    alles = b""
    while True:
        d = connection.recv(4096)
        if not d:
            break
        alles += d
    connection.close()
    return alles
