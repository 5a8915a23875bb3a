import socket

def send_everything(connection, data):
    connection.sendall(data)
    # alles gesendet
    connection.shutdown(socket.SHUT_WR)
