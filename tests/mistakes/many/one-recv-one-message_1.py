import threading

def handle(conn, student_id, name):
    with conn:
        try:
            while True:
                data = conn.recv(1024)
                if not data:
                    break
                if data == b"id\r\n":
                    conn.sendall(student_id.encode() + b"\r\n")
                elif data == b"name\r\n":
                    conn.sendall(name.encode() + b"\r\n")
                else:
                    conn.sendall(b"ERROR\r\n")
        except ConnectionError:
            pass

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        threading.Thread(target=handle, args=(conn, student_id, name), daemon=True).start()
