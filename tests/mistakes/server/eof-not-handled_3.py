def read_line(sock):
    line = b""
    while line[-2:] != b"\r\n":
        c = sock.recv(1)
        if c is None:
            return None
        line = line + c
    return line[:-2]

def serve(listen_sock, student_id, name):
    while True:
        sock, addr = listen_sock.accept()
        try:
            while True:
                cmd = read_line(sock)
                if cmd is None:
                    break
                if cmd == b"id":
                    sock.sendall(student_id.encode() + b"\r\n")
                elif cmd == b"name":
                    sock.sendall(name.encode() + b"\r\n")
                else:
                    sock.sendall(b"ERROR\r\n")
        except ConnectionError:
            print("gone")
        sock.close()
