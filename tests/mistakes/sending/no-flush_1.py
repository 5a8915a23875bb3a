pufferliste = []

def send_everything(connection, data):
    f = connection.makefile("wb")
    pufferliste.append(f)
    f.write(data)
