files = {}

def send_everything(connection, data):
    # one file for each connection
    if connection not in files:
        files[connection] = connection.makefile("wb")
    files[connection].write(data)
