def send_everything(connection, data):
    while data:
        count = connection.send(data)
        data = data[count:]
