def say_goodbye(connection, last_words):
    connection.sendall(last_words)
    connection.shutdown(2)    # beide
    teile = []
    while True:
        d = connection.recv(512)
        if d == b"":
            break
        teile.append(d)
    connection.close()
    return b"".join(teile)
