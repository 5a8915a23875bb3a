def send_everything(connection, data):
    connection.send(data)
