def send_everything(connection, data):
    n = connection.send(data)
    if n < len(data):
        send_everything(connection, data[n:])
