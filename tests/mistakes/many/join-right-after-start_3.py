from concurrent.futures import ThreadPoolExecutor

def talk(conn, student_id, name):
    buf = b""
    try:
        while True:
            data = conn.recv(1024)
            if not data:
                break
            buf += data
            *lines, buf = buf.split(b"\r\n")
            for line in lines:
                if line == b"id":
                    conn.sendall(student_id.encode() + b"\r\n")
                elif line == b"name":
                    conn.sendall(name.encode() + b"\r\n")
                else:
                    conn.sendall(b"ERROR\r\n")
    except OSError:
        pass
    conn.close()
    return "fertig"

def serve(listen_sock, student_id, name):
    pool = ThreadPoolExecutor(100)
    while True:
        conn, addr = listen_sock.accept()
        future = pool.submit(talk, conn, student_id, name)
        print(addr, future.result())
