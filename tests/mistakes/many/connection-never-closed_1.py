import threading

verbindungen = []

def handle(conn, student_id, name):
    buf = b""
    try:
        while True:
            data = conn.recv(1024)
            if not data:
                print("Client ist gegangen")
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
        verbindungen.append(conn)
        threading.Thread(target=handle, args=(conn, student_id, name), daemon=True).start()
