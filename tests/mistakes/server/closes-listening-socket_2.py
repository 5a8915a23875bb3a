def serve(listen_sock, student_id, name):
    while True:
        with listen_sock:
            conn, addr = listen_sock.accept()
            with conn:
                rfile = conn.makefile("rb")
                cmd = b""
                try:
                    for part in rfile:
                        cmd += part
                        if not cmd.endswith(b"\r\n"):
                            continue
                        if cmd == b"id\r\n":
                            conn.sendall(bytes(student_id, "utf-8") + b"\r\n")
                        elif cmd == b"name\r\n":
                            conn.sendall(bytes(name, "utf-8") + b"\r\n")
                        else:
                            conn.sendall(b"ERROR\r\n")
                        cmd = b""
                except ConnectionError:
                    pass
                rfile.close()
