def send_everything(connection, data):
    while rest:
        n = connection.send(rest)
        rest = rest[n:]
