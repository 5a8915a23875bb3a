def send_everything(connection, data):
    text = data.decode("latin-1")
    i = 0
    while i < len(text):
        i += connection.send(text[i:])
