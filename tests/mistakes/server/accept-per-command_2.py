def get_command(listen_sock):
    global conn
    conn, addr = listen_sock.accept()
    line = b""
    while not line.endswith(b"\r\n"):
        b = conn.recv(1)
        if not b:
            conn.close()
            return None
        line += b
    return line[:-2]

def serve(listen_sock, student_id, name):
    while True:
        try:
            cmd = get_command(listen_sock)
            if cmd is None:
                continue
            if cmd == b"id":
                conn.sendall(student_id.encode() + b"\r\n")
            elif cmd == b"name":
                conn.sendall(name.encode() + b"\r\n")
            else:
                conn.sendall(b"ERROR\r\n")
        except ConnectionError:
            print("reset")
