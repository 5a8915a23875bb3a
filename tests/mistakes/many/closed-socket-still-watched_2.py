import selectors

sel = selectors.DefaultSelector()
puffer = {}


def serve(listen_sock, student_id, name):
    sel.register(listen_sock, selectors.EVENT_READ)
    while True:
        for key, mask in sel.select(0.5):
            sock = key.fileobj
            if sock is listen_sock:
                conn, addr = listen_sock.accept()
                sel.register(conn, selectors.EVENT_READ)
                puffer[conn] = b""
                continue
            try:
                data = sock.recv(1000)
                puffer[sock] += data
                while b"\r\n" in puffer[sock]:
                    zeile, puffer[sock] = puffer[sock].split(b"\r\n", 1)
                    if zeile == b"id":
                        sock.sendall(student_id.encode() + b"\r\n")
                    elif zeile == b"name":
                        sock.sendall(name.encode() + b"\r\n")
                    else:
                        sock.sendall(b"ERROR\r\n")
            except ConnectionError:
                data = b""
            if not data:
                print("close", sock)
                sock.close()
        if listen_sock.fileno() == -1:
            break
