def send_everything(connection, data):
    connection.sendall(data.encode())
