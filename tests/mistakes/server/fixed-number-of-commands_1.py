import socket

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        f = conn.makefile("rb")
        try:
            for n in range(10):
                line = f.readline()
                while line and not line.endswith(b"\r\n"):
                    more = f.readline()
                    if not more:
                        line = b""
                        break
                    line += more
                if not line:
                    break
                if line == b"id\r\n":
                    conn.sendall(student_id.encode() + b"\r\n")
                elif line == b"name\r\n":
                    conn.sendall(name.encode() + b"\r\n")
                else:
                    conn.sendall(b"ERROR\r\n")
        except ConnectionError:
            print("lost")
        f.close()
        conn.close()
