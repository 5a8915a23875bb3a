import os

def talk(conn, student_id, name):
    f = conn.makefile("rb")
    cmd = b""
    while True:
        part = f.readline()
        if not part:
            # nothing more to do
            os._exit(0)
        cmd += part
        if cmd.endswith(b"\r\n"):
            if cmd == b"id\r\n":
                conn.sendall(student_id.encode() + b"\r\n")
            elif cmd == b"name\r\n":
                conn.sendall(name.encode() + b"\r\n")
            else:
                conn.sendall(b"ERROR\r\n")
            cmd = b""

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        try:
            talk(conn, student_id, name)
        except ConnectionError:
            pass
        conn.close()
