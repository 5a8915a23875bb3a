import socket

connection = None

def make_connection(host, port):
    # เก็บไว้ในตัวแปร global
    global connection
    connection = socket.create_connection((host, port))
