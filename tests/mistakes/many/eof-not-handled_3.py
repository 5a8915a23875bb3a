import select

def serve(listen_sock, student_id, name):
    socks = [listen_sock]
    inbuf = {}
    outbuf = {}
    while True:
        r, w, e = select.select(socks, [s for s in socks if outbuf.get(s)], [])
        for s in r:
            if s == listen_sock:
                c, a = s.accept()
                c.setblocking(False)
                socks.append(c)
                inbuf[c] = b""
                outbuf[c] = b""
                continue
            try:
                inbuf[s] += s.recv(2048)
            except BlockingIOError:
                print("nothing")
            except OSError:
                socks.remove(s)
                outbuf[s] = b""
                s.close()
                continue
            while b"\r\n" in inbuf[s]:
                line, inbuf[s] = inbuf[s].split(b"\r\n", 1)
                if line == b"id":
                    outbuf[s] += student_id.encode() + b"\r\n"
                elif line == b"name":
                    outbuf[s] += name.encode() + b"\r\n"
                else:
                    outbuf[s] += b"ERROR\r\n"
        for s in w:
            if s in socks and outbuf[s]:
                try:
                    sent = s.send(outbuf[s])
                    outbuf[s] = outbuf[s][sent:]
                except OSError:
                    socks.remove(s)
                    outbuf[s] = b""
                    s.close()
