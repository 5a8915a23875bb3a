def send_everything(connection, data):
    message = f"{data}".encode("utf-8")
    while len(message) > 0:
        n = connection.send(message)
        message = message[n:]
