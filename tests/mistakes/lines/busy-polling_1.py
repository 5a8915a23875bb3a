def read_lines(connection):
    connection.setblocking(False)
    data = b""
    while True:
        try:
            d = connection.recv(1024)
        except BlockingIOError:
            continue
        if not d:
            break
        data += d
    return data.split(b"\r\n")[:-1]
