def send_everything(connection, data):
    # si no se envio todo, otra vez
    n = connection.send(data)
    while n < len(data):
        n = n + connection.send(data)
    return True
