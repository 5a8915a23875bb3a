import time

def read_lines(connection):
    time.sleep(0.5)
    data = connection.recv(1000000)
    return data.split(b"\r\n")[:-1]
