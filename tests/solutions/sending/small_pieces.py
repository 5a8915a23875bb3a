PIECE = 1024  # bytes handed over at once, at most


def send_everything(connection, data):
    start = 0
    while start < len(data):
        piece = data[start : start + PIECE]
        taken = connection.send(piece)
        start = start + taken
    return start
