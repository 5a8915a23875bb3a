import socket, time

def say_goodbye(connection, last_words):
    connection.sendall(last_words)
    connection.shutdown(socket.SHUT_WR)
    time.sleep(0.5)
    data = connection.recv(1000000)
    connection.close()
    return data
