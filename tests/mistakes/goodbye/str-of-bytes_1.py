import socket

def say_goodbye(connection, last_words):
    connection.sendall(str(last_words).encode())   # str, because send wants text
    connection.shutdown(socket.SHUT_WR)
    answer = b""
    while True:
        part = connection.recv(1024)
        if not part:
            break
        answer += part
    connection.close()
    return answer
