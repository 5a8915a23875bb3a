def send_everything(connection, data):
    sent = 0
    while sent < len(data):
        sent += connection.send(data[sent:])
