import socket

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        try:
            f = conn.makefile("rw", encoding="utf-8", errors="replace", newline="\r\n")
            while True:
                line = f.readline()
                if not line.endswith("\r\n"):
                    break
                if line == "id\r\n":
                    f.write(student_id + "\n")
                elif line == "name\r\n":
                    f.write(name + "\n")
                else:
                    f.write("ERROR\n")
                f.flush()
            f.close()
        except ConnectionError:
            print("client closed")
        conn.close()
