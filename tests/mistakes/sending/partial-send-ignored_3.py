def send_everything(connection, data):
    n = connection.send(data)
    print("sent", n, "bytes")
    if n != len(data):
        print("not everything was sent!")
