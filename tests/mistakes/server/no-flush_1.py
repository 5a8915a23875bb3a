import socket

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        try:
            rfile = conn.makefile("rb")
            wfile = conn.makefile("wb")
            cmd = b""
            for line in rfile:
                cmd += line
                if not cmd.endswith(b"\r\n"):
                    continue
                if cmd == b"id\r\n":
                    wfile.write(student_id.encode() + b"\r\n")
                elif cmd == b"name\r\n":
                    wfile.write(name.encode() + b"\r\n")
                else:
                    wfile.write(b"ERROR\r\n")
                cmd = b""
            wfile.close()
            rfile.close()
        except ConnectionError:
            print("broken connection")
        conn.close()
