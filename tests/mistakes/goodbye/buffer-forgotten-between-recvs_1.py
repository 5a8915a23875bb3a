import socket

def say_goodbye(connection, last_words):
    connection.sendall(last_words)
    connection.shutdown(socket.SHUT_WR)
    answer = b""
    while True:
        d = connection.recv(1024)
        if not d:
            break
        answer = d
    connection.close()
    return answer
