import socket

def say_goodbye(connection, last_words):
    connection.sendall(last_words)
    connection.shutdown(socket.SHUT_WR)
    data = connection.recv(65536)
    connection.close()
    return data
