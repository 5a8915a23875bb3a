import socket

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        conn.setblocking(False)
        buf = b""
        while True:
            try:
                data = conn.recv(1024)
            except BlockingIOError:
                continue
            except ConnectionError:
                break
            if not data:
                break
            buf += data
            try:
                while b"\r\n" in buf:
                    line, buf = buf.split(b"\r\n", 1)
                    conn.setblocking(True)
                    if line == b"id":
                        conn.sendall(student_id.encode() + b"\r\n")
                    elif line == b"name":
                        conn.sendall(name.encode() + b"\r\n")
                    else:
                        conn.sendall(b"ERROR\r\n")
                    conn.setblocking(False)
            except ConnectionError:
                break
        conn.close()
