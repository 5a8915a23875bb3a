import select

def serve(listen_sock, student_id, name):
    inputs = [listen_sock]
    buffers = {}
    while True:
        readable, _, _ = select.select(inputs, [], [])
        for s in readable:
            if s is listen_sock:
                conn, addr = s.accept()
                print("new", addr)
                inputs.append(conn)
                buffers[conn] = b""
                continue
            try:
                data = s.recv(1024)
            except OSError:
                data = b""
            if not data:
                inputs.remove(s)
                del buffers[s]
                s.close()
                continue
            buffers[s] += data
            try:
                while b"\r\n" in buffers[s]:
                    cmd, buffers[s] = buffers[s].split(b"\r\n", 1)
                    if cmd == b"id":
                        s.sendall(student_id.encode() + b"\r\n")
                    elif cmd == b"name":
                        s.sendall(name.encode() + b"\r\n")
                    else:
                        s.sendall(b"ERROR\r\n")
            except OSError:
                inputs.remove(s)
                del buffers[s]
                s.close()
