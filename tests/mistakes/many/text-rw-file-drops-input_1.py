import threading

def handle(conn, student_id, name):
    with conn:
        f = conn.makefile("rw", encoding="utf-8", errors="replace", newline="\r\n")
        try:
            while True:
                line = f.readline()
                if not line:
                    break
                if line == "id\r\n":
                    f.write(student_id + "\n")
                elif line == "name\r\n":
                    f.write(name + "\n")
                elif line.endswith("\r\n"):
                    f.write("ERROR\n")
                f.flush()
        except OSError:
            pass
        try:
            f.close()
        except OSError:
            pass

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        threading.Thread(target=handle, args=(conn, student_id, name), daemon=True).start()
