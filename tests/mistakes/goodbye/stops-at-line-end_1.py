import socket

def say_goodbye(connection, last_words):
    connection.sendall(last_words)
    connection.shutdown(socket.SHUT_WR)
    data = b""
    while b"\r\n" not in data:
        d = connection.recv(1)
        if not d:
            break
        data += d
    connection.close()
    return data
