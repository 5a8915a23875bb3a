import threading

def talk(conn, student_id, name):
    try:
        buf = b""
        while True:
            data = conn.recv(1024)
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

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        with conn:
            print("Connected by", addr)
            threading.Thread(target=talk, args=(conn, student_id, name)).start()
