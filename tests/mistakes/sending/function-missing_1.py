def send_all(connection, data):
    connection.sendall(data)
