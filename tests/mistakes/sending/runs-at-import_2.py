import socket

def send_everything(connection, data):
    while data:
        data = data[connection.send(data):]

while True:
    text = input("message: ")
    print(text)
