def send_everything(connection, data):
    with connection:
        while data:
            data = data[connection.send(data):]
