# two clients at the same time!

def hablar(c, student_id, name):
    buf = b""
    try:
        while 1:
            d = c.recv(512)
            if d == b"":
                break
            buf += d
            while b"\r\n" in buf:
                i = buf.index(b"\r\n")
                cmd = buf[:i]
                buf = buf[i+2:]
                if cmd == b"id":
                    c.sendall((student_id + "\r\n").encode())
                elif cmd == b"name":
                    c.sendall((name + "\r\n").encode())
                else:
                    c.sendall(b"ERROR\r\n")
    except ConnectionError:
        pass
    c.close()


def serve(listen_sock, student_id, name):
    while True:
        # first I take both clients, so both are connected
        client1, addr1 = listen_sock.accept()
        client2, addr2 = listen_sock.accept()
        hablar(client1, student_id, name)
        hablar(client2, student_id, name)
