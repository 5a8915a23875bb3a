import socket

def say_goodbye(connection, last_words):
    connection.sendall(last_words)
    connection.shutdown(socket.SHUT_WR)
    data = b""
    while True:
        d = connection.recv(1024)
        data += d
        if len(d) < 1024:
            break
    connection.close()
    return data
