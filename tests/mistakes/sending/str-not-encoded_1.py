def send_everything(connection, data):
    connection.sendall(str(data, "latin-1"))
