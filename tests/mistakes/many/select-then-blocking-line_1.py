import select

def read_line(conn):
    line = b""
    while not line.endswith(b"\r\n"):
        b = conn.recv(1)
        if not b:
            return None
        line += b
    return line[:-2]

def serve(listen_sock, student_id, name):
    inputs = [listen_sock]
    while True:
        readable, _, _ = select.select(inputs, [], [])
        for s in readable:
            if s is listen_sock:
                conn, addr = listen_sock.accept()
                inputs.append(conn)
                continue
            try:
                cmd = read_line(s)
                if cmd is None:
                    inputs.remove(s)
                    s.close()
                elif cmd == b"id":
                    s.sendall(student_id.encode() + b"\r\n")
                elif cmd == b"name":
                    s.sendall(name.encode() + b"\r\n")
                else:
                    s.sendall(b"ERROR\r\n")
            except ConnectionError:
                inputs.remove(s)
                s.close()
