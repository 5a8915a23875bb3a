def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        print("hello", addr)
        try:
            f = conn.makefile("rb")
            for line in f:
                if not line.endswith(b"\n"):
                    break
                line = line.rstrip(b"\r\n")
                if line == b"id":
                    conn.sendall(student_id.encode() + b"\r\n")
                elif line == b"name":
                    conn.sendall(name.encode() + b"\r\n")
                else:
                    conn.sendall(b"ERROR\r\n")
            f.close()
        except ConnectionError:
            print("error")
        conn.close()
