import socket
BUF = 4096

def say_goodbye(connection, last_words):
    connection.sendall(last_words)
    connection.shutdown(socket.SHUT_WR)
    d = connection.recv(BUF)
    alles = d
    while len(d) == BUF:   # Puffer voll -> es kommt noch was
        d = connection.recv(BUF)
        alles += d
    connection.close()
    return alles
