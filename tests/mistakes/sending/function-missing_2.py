def sendEverything(connection, data):
    while data:
        n = connection.send(data)
        data = data[n:]
