import threading

def talk(conn, student_id, name):
    buf = b""
    try:
        while len(buf) < 10000:
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
        print("error")
    conn.close()

def accept_loop(listen_sock, student_id, name):
    while True:
        try:
            conn, addr = listen_sock.accept()
        except OSError:
            return
        talk(conn, student_id, name)

def serve(listen_sock, student_id, name):
    t = threading.Thread(target=accept_loop, args=(listen_sock, student_id, name), daemon=True)
    t.start()
    # the main thread has nothing to do
    threading.Event().wait()
