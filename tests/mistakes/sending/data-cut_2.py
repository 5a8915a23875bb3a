MAX = 4096

def send_everything(connection, data):
    if len(data) > MAX:
        data = data[0:MAX]    # mehr geht nicht
    while data:
        n = connection.send(data)
        data = data[n:]
