def say_goodbye(connection, last_words):
    with connection:
        connection.sendall(last_words)
    # jetzt noch lesen
    rest = b""
    d = connection.recv(4096)
    while d:
        rest += d
        d = connection.recv(4096)
    return rest
