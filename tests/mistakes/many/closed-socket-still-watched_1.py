import select

def serve(listen_sock, student_id, name):
    sockets = [listen_sock]
    buf = {}
    out = {}
    while True:
        r, w, x = select.select(sockets, [s for s in out if out[s]], [])
        for s in r:
            if s is listen_sock:
                conn, addr = listen_sock.accept()
                conn.setblocking(False)
                sockets.append(conn)
                buf[conn] = b""
                out[conn] = b""
            else:
                try:
                    data = s.recv(1024)
                except ConnectionError:
                    data = b""
                if data:
                    buf[s] += data
                    while b"\r\n" in buf[s]:
                        cmd, buf[s] = buf[s].split(b"\r\n", 1)
                        if cmd == b"id":
                            out[s] += student_id.encode() + b"\r\n"
                        elif cmd == b"name":
                            out[s] += name.encode() + b"\r\n"
                        else:
                            out[s] += b"ERROR\r\n"
                else:
                    # Client ist weg
                    if out[s]:
                        s.setblocking(True)
                        try:
                            s.sendall(out[s])
                        except OSError:
                            pass
                    del out[s]
                    s.close()
        for s in w:
            if s in out:
                try:
                    n = s.send(out[s])
                    out[s] = out[s][n:]
                except OSError:
                    out[s] = b""
