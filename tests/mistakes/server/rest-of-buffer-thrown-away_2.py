# lab9

def read_one(conn):
    # open conn like a file
    f = conn.makefile("rb")
    line = b""
    while not line.endswith(b"\r\n"):
        more = f.readline()
        if not more:
            f.close()
            return None
        line = line + more
    f.close()
    return line[:-2]

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        try:
            while True:
                cmd = read_one(conn)
                if cmd is None:
                    break
                if cmd == b"id":
                    kham_top = student_id
                elif cmd == b"name":
                    kham_top = name
                else:
                    kham_top = "ERROR"
                conn.sendall(kham_top.encode() + b"\r\n")
        except ConnectionError:
            print("conn lost")
        conn.close()
