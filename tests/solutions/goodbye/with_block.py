from socket import SHUT_WR


def say_goodbye(connection, last_words):
    with connection:
        connection.sendall(last_words)
        connection.shutdown(SHUT_WR)
        chunks = []
        while chunk := connection.recv(4096):
            chunks.append(chunk)
        return b"".join(chunks)
