def send_everything(connection, data):
    nachricht = data.decode("utf-8")
    connection.sendall(nachricht.encode("utf-8"))
