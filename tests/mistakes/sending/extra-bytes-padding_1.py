BUF = 1024

def send_everything(connection, data):
    while data:
        block = data[:BUF].ljust(BUF, b"\0")
        connection.sendall(block)
        data = data[BUF:]
