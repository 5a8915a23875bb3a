def read_lines(connection):
    text = ""
    while True:
        d = connection.recv(1024).decode("utf-8")
        if not d:
            break
        text += d
    lines = text.split("\r\n")
    lines.pop()
    return [l.encode("utf-8") for l in lines]
