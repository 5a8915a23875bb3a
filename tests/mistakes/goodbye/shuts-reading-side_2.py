from socket import *

def say_goodbye(connection, last_words):
    connection.sendall(last_words)
    connection.shutdown(SHUT_RD)
    datos = b""
    while (d := connection.recv(1024)):
        datos += d
    connection.close()
    return datos
