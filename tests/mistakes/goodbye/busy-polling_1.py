import socket

def say_goodbye(connection, last_words):
    connection.sendall(last_words)
    connection.shutdown(socket.SHUT_WR)
    connection.setblocking(False)
    data = b""
    while True:
        try:
            d = connection.recv(1024)
        except BlockingIOError:
            continue
        if not d:
            break
        data += d
    connection.close()
    return data
