HEADER = 64

def send_everything(connection, data):
    msg_length = len(data)
    send_length = str(msg_length).encode()
    send_length += b" " * (HEADER - len(send_length))
    connection.sendall(send_length)
    connection.sendall(data)
