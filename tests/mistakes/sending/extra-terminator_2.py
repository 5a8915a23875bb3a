def send_everything(connection, data):
    while data:
        n = connection.send(data)
        data = data[n:]
    connection.sendall(b"\r\n")   # fin del mensaje
