import select

def send_everything(connection, data):
    sent = 0
    connection.setblocking(0)
    while sent < len(data):
        r, w, e = select.select([], [connection], [], 0)
        if w:
            sent += connection.send(data[sent:])
    connection.setblocking(1)
