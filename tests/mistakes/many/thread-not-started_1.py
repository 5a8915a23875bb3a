import threading


def client(conn, student_id, name):
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
                    conn.sendall(student_id.encode() + b"\r\n")
                elif line == b"name":
                    conn.sendall(name.encode() + b"\r\n")
                else:
                    conn.sendall(b"ERROR\r\n")
    except ConnectionError:
        pass
    conn.close()


def serve(listen_sock, student_id, name):
    threads = []
    while True:
        conn, addr = listen_sock.accept()
        t = threading.Thread(target=client, args=(conn, student_id, name))
        threads.append(t)
        print("thread made for", addr, "now", len(threads), "threads")
