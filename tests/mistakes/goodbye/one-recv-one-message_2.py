import socket

def say_goodbye(connection, last_words):
    connection.sendall(last_words)
    connection.shutdown(socket.SHUT_WR)
    while True:
        respuesta = connection.recv(1024)
        connection.close()
        return respuesta
