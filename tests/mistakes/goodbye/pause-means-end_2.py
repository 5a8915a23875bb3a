import socket, select

def say_goodbye(connection, last_words):
    connection.sendall(last_words)
    connection.shutdown(socket.SHUT_WR)
    out = []
    while True:
        ready, _, _ = select.select([connection], [], [], .4)
        if not ready:
            break
        x = connection.recv(2048)
        if not x:
            break
        out.append(x)
    connection.close()
    return b"".join(out)
