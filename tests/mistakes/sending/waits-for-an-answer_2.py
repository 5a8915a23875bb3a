def send_everything(connection, data):
    while data:
        n = connection.send(data)
        data = data[n:]
        connection.recv(1)   # ack
