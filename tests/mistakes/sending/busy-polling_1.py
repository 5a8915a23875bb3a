def send_everything(connection, data):
    connection.setblocking(False)
    while data:
        try:
            n = connection.send(data)
            data = data[n:]
        except BlockingIOError:
            pass
    connection.setblocking(True)
