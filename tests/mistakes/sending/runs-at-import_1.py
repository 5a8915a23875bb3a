import socket

def send_everything(connection, data):
    connection.sendall(data)

s = socket.socket()
s.connect(("localhost", 12345))
send_everything(s, b"hello")
