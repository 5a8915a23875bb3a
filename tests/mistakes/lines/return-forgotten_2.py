lines = []

def read_lines(connection):
    # ผลลัพธ์อยู่ใน lines
    lines.clear()
    data = b""
    while True:
        d = connection.recv(1024)
        if not d:
            break
        data += d
    lines.extend(data.split(b"\r\n")[:-1])
