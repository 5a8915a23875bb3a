import contextlib

def serve(listen_sock, student_id, name):
    answers = {b"id": student_id, b"name": name}
    while True:
        with contextlib.suppress(Exception):
            conn, addr = listen_sock.accept()
            with conn:
                f = conn.makefile("rb")
                line = b""
                for part in f:
                    line += part
                    if line.endswith(b"\r\n"):
                        conn.sendall(answers.get(line[:-2], "ERROR").encode() + b"\r\n")
                        line = b""
                f.close()
