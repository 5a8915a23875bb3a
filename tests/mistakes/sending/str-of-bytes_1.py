def send_everything(connection, data):
    text = str(data)
    connection.sendall(text.encode())
