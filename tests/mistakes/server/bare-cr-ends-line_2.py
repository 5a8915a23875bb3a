import socket

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        # with makefile I can read lines like from a file
        try:
            lines = conn.makefile("r", encoding="utf-8", errors="replace")
            for line in lines:
                line = line.rstrip("\n")
                print("command:", line)
                if line == "id":
                    conn.sendall((student_id + "\r\n").encode("utf-8"))
                elif line == "name":
                    conn.sendall((name + "\r\n").encode("utf-8"))
                else:
                    conn.sendall("ERROR\r\n".encode("utf-8"))
            lines.close()
        except ConnectionError:
            print("connection lost")
        conn.close()
