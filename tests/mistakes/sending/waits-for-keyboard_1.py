def send_everything(connection, data):
    i = 0
    while i < len(data):
        i += connection.send(data[i:])
        if i < len(data):
            input("Enter for the next part")
    input("fertig, Enter")
