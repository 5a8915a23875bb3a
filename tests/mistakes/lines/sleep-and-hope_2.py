import time, socket

def read_lines(connection):
    # รอให้ข้อมูลมาครบ
    time.sleep(0.4)
    connection.setblocking(False)
    data = b""
    try:
        while True:
            part = connection.recv(4096)
            if not part:
                break
            data += part
    except BlockingIOError:
        pass
    connection.setblocking(True)
    lines = data.split(b"\r\n")
    return lines[0:len(lines) - 1]
