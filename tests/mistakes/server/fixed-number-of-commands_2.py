def siguiente(conn, buf, student_id, name):
    while b"\r\n" not in buf:
        d = conn.recv(1024)
        if not d:
            return
        buf += d
    orden, buf = buf.split(b"\r\n", 1)
    if orden == b"id":
        conn.sendall(student_id.encode() + b"\r\n")
    elif orden == b"name":
        conn.sendall(name.encode() + b"\r\n")
    else:
        conn.sendall(b"ERROR\r\n")
    siguiente(conn, buf, student_id, name)

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        try:
            siguiente(conn, b"", student_id, name)
        except ConnectionError:
            print("se cayo")
        conn.close()
