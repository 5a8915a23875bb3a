def send_everything(connection, data):
    print(data)
