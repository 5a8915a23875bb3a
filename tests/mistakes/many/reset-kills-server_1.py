import select

def serve(listen_sock, student_id, name):
    inputs = [listen_sock]
    inbuf = {}
    outbuf = {}
    gone = set()

    while True:
        readable, writable, _ = select.select(
            [s for s in inputs if s not in gone],
            [s for s in outbuf if outbuf[s]],
            [])

        for s in readable:
            if s is listen_sock:
                connection, client_address = s.accept()
                connection.setblocking(0)
                inputs.append(connection)
                inbuf[connection] = b""
                outbuf[connection] = b""
            else:
                data = s.recv(1024)
                if not data:
                    gone.add(s)
                inbuf[s] += data
                while b"\r\n" in inbuf[s]:
                    cmd, inbuf[s] = inbuf[s].split(b"\r\n", 1)
                    if cmd == b"id":
                        outbuf[s] += student_id.encode() + b"\r\n"
                    elif cmd == b"name":
                        outbuf[s] += name.encode() + b"\r\n"
                    else:
                        outbuf[s] += b"ERROR\r\n"

        for s in writable:
            n = s.send(outbuf[s])
            outbuf[s] = outbuf[s][n:]

        for s in list(gone):
            if not outbuf[s]:
                inputs.remove(s)
                gone.remove(s)
                del inbuf[s], outbuf[s]
                s.close()
