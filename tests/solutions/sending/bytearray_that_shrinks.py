def send_everything(connection, data):
    waiting = bytearray(data)
    while len(waiting) > 0:
        n = connection.send(waiting)
        print(n, "bytes sent,", len(waiting) - n, "left")
        del waiting[:n]
