import socket
from time import sleep

def say_goodbye(connection, last_words):
    connection.sendall(last_words)
    connection.shutdown(socket.SHUT_WR)
    sleep(.3)     # warten bis alles da ist
    connection.setblocking(False)
    data = b""
    while True:
        try:
            d = connection.recv(4096)
        except BlockingIOError:
            break
        if not d:
            break
        data += d
    connection.close()
    return data
