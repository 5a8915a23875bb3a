def send_everything(connection, data):
    connection.sendall(data)
    answer = connection.recv(1024)
    print(answer)
