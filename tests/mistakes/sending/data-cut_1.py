def send_everything(connection, data):
    connection.sendall(data[:1024])
