def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        buf = b""
        try:
            while True:
                data = conn.recv(1024)
                if not data:
                    break
                buf += data
                while b"\r\n" in buf:
                    raw, buf = buf.split(b"\r\n", 1)
                    # ignore so it does not crash
                    cmd = raw.decode("utf-8", errors="ignore")
                    if cmd == "id":
                        ans = student_id
                    elif cmd == "name":
                        ans = name
                    else:
                        ans = "ERROR"
                    conn.sendall((ans + "\r\n").encode())
        except ConnectionError:
            print("lost")
        conn.close()
