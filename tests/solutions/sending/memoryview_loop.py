def send_everything(connection, data):
    with memoryview(data) as view:
        position = 0
        while position != len(view):
            position += connection.send(view[position:])
