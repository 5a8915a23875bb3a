def send_everything(connection, data):
    text = data.decode()
    print("sending:", text)
    connection.sendall(data)
