import socket, select

def say_goodbye(connection, last_words):
    connection.sendall(last_words)
    connection.shutdown(socket.SHUT_WR)
    data = b""
    while True:
        if select.select([connection], [], [], 0)[0]:
            d = connection.recv(1024)
            if not d:
                connection.close()
                return data
            data += d
