import socket

def say_goodbye(connection, last_words):
    connection.sendall(last_words)
    connection.shutdown(socket.SHUT_WR)
    with connection, connection.makefile("rb") as f:
        return f.read()

c = socket.create_connection(("127.0.0.1", 12345))
print(say_goodbye(c, b"bye\r\n"))
