import threading

def handle(conn, student_id, name):
    buf = b""
    try:
        while True:
            data = conn.recv(65536)
            if not data:
                break
            buf += data
            while b"\r\n" in buf:
                cmd, buf = buf.split(b"\r\n", 1)
                if cmd == b"id":
                    conn.sendall(student_id.encode() + b"\r\n")
                elif cmd == b"name":
                    conn.sendall(name.encode() + b"\r\n")
                else:
                    conn.sendall(b"ERROR\r\n")
    except ConnectionError:
        pass
    conn.close()

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        threading.Thread(target=handle, args=(conn, student_id, name), daemon=True).start()
