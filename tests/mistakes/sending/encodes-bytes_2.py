def send_everything(connection, data):
    data = data.encode("utf-8")
    while data:
        n = connection.send(data)
        data = data[n:]
