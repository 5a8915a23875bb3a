import socket

def say_goodbye(connection, last_words):
    connection.sendall(last_words)
    connection.shutdown(socket.SHUT_WR)
    connection.settimeout(0.5)
    data = b""
    try:
        while True:
            d = connection.recv(1024)
            if not d:
                break
            data += d
    except socket.timeout:
        print("timeout, finished")
    connection.close()
    return data
