import socket

def say_goodbye(connection, last_words):
    connection.sendall(last_words)
    connection.close()
    data = b""
    while True:
        d = connection.recv(1024)
        if not d:
            break
        data += d
    return data
