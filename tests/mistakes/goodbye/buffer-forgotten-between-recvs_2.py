import socket

def say_goodbye(connection, last_words):
    connection.sendall(last_words)
    connection.shutdown(socket.SHUT_WR)
    alt = b""
    neu = connection.recv(2048)
    while neu != b"":
        alt = neu
        neu = connection.recv(2048)
    connection.close()
    return alt
