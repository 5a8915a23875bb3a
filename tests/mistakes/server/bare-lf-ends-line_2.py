import socket

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        rest = b""
        try:
            while True:
                data = conn.recv(1024)
                if not data:
                    break
                rest += data
                while b"\n" in rest:
                    cmd, rest = rest.split(b"\n", 1)
                    # remove the \r if there is one
                    if cmd.endswith(b"\r"):
                        cmd = cmd[:-1]
                    if cmd == b"id":
                        out = student_id
                    elif cmd == b"name":
                        out = name
                    else:
                        out = "ERROR"
                    conn.sendall(out.encode() + b"\r\n")
        except ConnectionError:
            pass
        conn.close()
