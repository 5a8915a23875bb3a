import socket

def say_goodbye(connection, last_words):
    connection.sendall(last_words)
    connection.shutdown(socket.SHUT_WR)
    data = b""
    while True:
        d = connection.recv(64)
        if not d:
            break
        print("empfangen:", d.decode())
        data += d
    connection.close()
    return data
