SIZE = 5    # 3 letters + CR LF

def read_lines(connection):
    l = []
    d = connection.recv(SIZE)
    while d != b"":
        l.append(d[:-2])
        d = connection.recv(SIZE)
    return l
