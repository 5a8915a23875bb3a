import select

# timeout 0 = select never blocks, fast!

def serve(listen_sock, student_id, name):
    clients = []
    inbuf = {}
    outbuf = {}
    left = set()
    while True:
        r, w, x = select.select([listen_sock] + [c for c in clients if c not in left],
                                [c for c in clients if outbuf[c]], [], 0)
        if listen_sock in r:
            c, addr = listen_sock.accept()
            c.setblocking(False)
            clients.append(c)
            inbuf[c] = b""
            outbuf[c] = b""
        for c in clients[:]:
            try:
                if c in r:
                    data = c.recv(1024)
                    if not data:
                        left.add(c)
                    inbuf[c] += data
                    while b"\r\n" in inbuf[c]:
                        cmd, inbuf[c] = inbuf[c].split(b"\r\n", 1)
                        if cmd == b"id":
                            outbuf[c] += student_id.encode() + b"\r\n"
                        elif cmd == b"name":
                            outbuf[c] += name.encode() + b"\r\n"
                        else:
                            outbuf[c] += b"ERROR\r\n"
                if c in w:
                    n = c.send(outbuf[c])
                    outbuf[c] = outbuf[c][n:]
            except OSError:
                left.add(c)
                outbuf[c] = b""
            if c in left and not outbuf[c]:
                clients.remove(c)
                left.remove(c)
                del inbuf[c], outbuf[c]
                c.close()
