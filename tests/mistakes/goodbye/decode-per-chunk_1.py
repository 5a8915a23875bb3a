import socket

def say_goodbye(connection, last_words):
    connection.sendall(last_words)
    connection.shutdown(socket.SHUT_WR)
    text = ""
    while True:
        d = connection.recv(1024)
        if not d:
            break
        text += d.decode("utf-8")
    connection.close()
    return text.encode("utf-8")
