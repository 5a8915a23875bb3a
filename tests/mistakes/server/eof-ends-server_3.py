def serve(listen_sock, student_id, name):
    running = True
    while running:
        conn, addr = listen_sock.accept()
        buff = b""
        connected = True
        while connected and running:
            try:
                data = conn.recv(1024)
                if len(data) == 0:
                    running = False
                buff = buff + data
                while b"\r\n" in buff:
                    cmd = buff[:buff.index(b"\r\n")]
                    buff = buff[buff.index(b"\r\n") + 2:]
                    if cmd == b"id":
                        ans = student_id
                    elif cmd == b"name":
                        ans = name
                    else:
                        ans = "ERROR"
                    conn.sendall(ans.encode("utf-8") + b"\r\n")
            except ConnectionError:
                connected = False
        conn.close()
