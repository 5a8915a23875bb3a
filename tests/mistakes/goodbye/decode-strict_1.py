import socket

def say_goodbye(connection, last_words):
    connection.sendall(last_words)
    connection.shutdown(socket.SHUT_WR)
    alles = b""
    while True:
        d = connection.recv(1024)
        if not d:
            break
        alles += d
    connection.close()
    text = alles.decode("utf-8")
    print(text)
    return alles
