def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        count = 0
        buf = b""
        try:
            while count < 20:
                if b"\r\n" not in buf:
                    data = conn.recv(1024)
                    if not data:
                        break
                    buf += data
                    continue
                cmd, buf = buf.split(b"\r\n", 1)
                count += 1
                print("command", count, cmd)
                if cmd == b"id":
                    conn.sendall((student_id + "\r\n").encode())
                elif cmd == b"name":
                    conn.sendall((name + "\r\n").encode())
                else:
                    conn.sendall(b"ERROR\r\n")
        except ConnectionError:
            pass
        conn.close()
