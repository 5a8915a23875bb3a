import socket

def make_connection(host, port):
    conn = socket.create_connection((host, port))
    conn.send("id\r\n".encode())   # Verbindung testen
    return conn
