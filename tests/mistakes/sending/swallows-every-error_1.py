def send_everything(connection, data):
    try:
        connection.sendall(data)
    except:
        pass
