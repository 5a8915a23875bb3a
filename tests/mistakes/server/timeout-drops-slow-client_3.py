def serve(listen_sock, student_id, name):
    while True:
        c, a = listen_sock.accept()
        c.settimeout(0.3)
        rest = b""
        try:
            d = c.recv(4096)
            while d:
                *lines, rest = (rest + d).split(b"\r\n")
                for l in lines:
                    if l == b"id":
                        c.sendall(student_id.encode() + b"\r\n")
                    elif l == b"name":
                        c.sendall(name.encode() + b"\r\n")
                    else:
                        c.sendall(b"ERROR\r\n")
                d = c.recv(4096)
        except (ConnectionResetError, BrokenPipeError):
            print("reset")
        c.close()
