def send_everything(connection, data):
    connection.sendall(data + b"\r\n")
