import socket


def say_goodbye(connection, last_words):
    rest = memoryview(last_words)
    while rest:
        rest = rest[connection.send(rest) :]
    connection.shutdown(socket.SHUT_WR)
    answer = bytearray()
    space = bytearray(1024)
    count = connection.recv_into(space)
    while count > 0:
        answer += space[:count]
        count = connection.recv_into(space)
    connection.close()
    return bytes(answer)
