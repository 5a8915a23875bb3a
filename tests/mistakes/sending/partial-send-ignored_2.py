import socket

SIZE = 1024

def send_everything(connection, data):
    # in Stuecken senden
    for i in range(0, len(data), SIZE):
        connection.send(data[i:i + SIZE])
