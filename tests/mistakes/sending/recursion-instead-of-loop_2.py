def send_everything(connection, data):
    if data == b"":
        return
    gesendet = connection.send(data)
    return send_everything(connection, data[gesendet:])
