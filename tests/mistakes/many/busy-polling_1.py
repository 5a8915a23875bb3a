# nicht blockierend, damit es schnell ist
def serve(listen_sock, student_id, name):
    listen_sock.setblocking(False)
    clients = {}
    while True:
        try:
            conn, addr = listen_sock.accept()
            conn.setblocking(False)
            clients[conn] = [b"", b"", False]
        except BlockingIOError:
            pass
        for c in list(clients):
            st = clients[c]
            if not st[2] and len(st[1]) < 50000:
                try:
                    data = c.recv(1024)
                    if not data:
                        st[2] = True
                    st[0] += data
                except BlockingIOError:
                    pass
                except OSError:
                    del clients[c]
                    c.close()
                    continue
            while b"\r\n" in st[0]:
                cmd, st[0] = st[0].split(b"\r\n", 1)
                if cmd == b"id":
                    st[1] += student_id.encode() + b"\r\n"
                elif cmd == b"name":
                    st[1] += name.encode() + b"\r\n"
                else:
                    st[1] += b"ERROR\r\n"
            if st[1]:
                try:
                    n = c.send(st[1])
                    st[1] = st[1][n:]
                except BlockingIOError:
                    pass
                except OSError:
                    del clients[c]
                    c.close()
                    continue
            if st[2] and not st[1]:
                del clients[c]
                c.close()
