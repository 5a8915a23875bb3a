import sys

def send_everything(connection, data):
    sent = 0
    while sent < len(data):
        sys.stdout.write(repr(data[sent:sent + 1024]))
        sent += 1024
