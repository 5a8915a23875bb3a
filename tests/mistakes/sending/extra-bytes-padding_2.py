def send_everything(connection, data):
    rest = len(data) % 64
    if rest:
        data = data + b" " * (64 - rest)
    connection.sendall(data)
