import socket

def say_goodbye(connection, last_words):
    connection.sendall(last_words)
    connection.shutdown(socket.SHUT_WR)
    with connection.makefile("r", encoding="latin-1", newline="") as f:
        text = f.read()
    connection.close()
    return text
