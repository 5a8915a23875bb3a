import socket

def read_lines(connection):
    # jeder recv ist eine Zeile
    zeilen = []
    while True:
        zeile = connection.recv(1024)
        if not zeile:
            break
        zeilen.append(zeile[:-2])
    return zeilen
