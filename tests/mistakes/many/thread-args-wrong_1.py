import threading

SID = ""
NAME = ""

def handle(conn):
    buf = b""
    try:
        while True:
            data = conn.recv(1024)
            if not data:
                break
            buf += data
            while b"\r\n" in buf:
                line, buf = buf.split(b"\r\n", 1)
                if line == b"id":
                    conn.sendall(SID.encode() + b"\r\n")
                elif line == b"name":
                    conn.sendall(NAME.encode() + b"\r\n")
                else:
                    conn.sendall(b"ERROR\r\n")
    except ConnectionError:
        pass
    conn.close()

def serve(listen_sock, student_id, name):
    global SID, NAME
    SID = student_id
    NAME = name
    while True:
        conn, addr = listen_sock.accept()
        t = threading.Thread(target=handle, args=(conn))
        t.start()
