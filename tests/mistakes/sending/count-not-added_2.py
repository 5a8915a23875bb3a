def send_everything(connection, data):
    total = len(data)
    pos = 0
    while total > 0:
        pos = connection.send(data[pos:])
        total = total - pos
