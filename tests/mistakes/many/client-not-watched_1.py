import select

def serve(listen_sock, student_id, name):
    inputs = [listen_sock]
    buffers = {}
    while True:
        readable, writable, exceptional = select.select(inputs, [], [])
        for s in readable:
            if s is listen_sock:
                conn, addr = listen_sock.accept()
                print("client", addr)
                buffers[conn] = b""
            else:
                try:
                    data = s.recv(1024)
                    buffers[s] += data
                    while b"\r\n" in buffers[s]:
                        cmd, buffers[s] = buffers[s].split(b"\r\n", 1)
                        if cmd == b"id":
                            s.sendall(student_id.encode() + b"\r\n")
                        elif cmd == b"name":
                            s.sendall(name.encode() + b"\r\n")
                        else:
                            s.sendall(b"ERROR\r\n")
                except ConnectionError:
                    data = b""
                if not data:
                    inputs.remove(s)
                    s.close()
