def send_everything(connection, data):
    connection.sendall(bytes(data, "utf-8"))   # bytes machen
