def send_everything(connection, data):
    sent = 0
    while sent < len(data):
        try:
            sent += connection.send(data[sent:])
        except OSError as e:
            print("error", e)
            break
