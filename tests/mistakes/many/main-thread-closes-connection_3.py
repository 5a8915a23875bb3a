from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(max_workers=100)

def hilfe(conn, student_id, name):
    buf = bytearray()
    while True:
        stueck = conn.recv(64)
        if not stueck:
            return
        buf += stueck
        while b"\r\n" in buf:
            ende = buf.find(b"\r\n")
            befehl = bytes(buf[:ende])
            del buf[:ende + 2]
            if befehl == b"id":
                conn.sendall(student_id.encode("utf8") + b"\r\n")
            elif befehl == b"name":
                conn.sendall(name.encode("utf8") + b"\r\n")
            else:
                conn.sendall(b"ERROR\r\n")

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        try:
            pool.submit(hilfe, conn, student_id, name)
        finally:
            conn.close()
