import socket

def say_goodbye(connection, last_words):
    connection.sendall(last_words)
    connection.shutdown(socket.SHUT_WR)
    f = connection.makefile("rb")
    r = f.read()
    f.close()      # cierra todo
    return r
