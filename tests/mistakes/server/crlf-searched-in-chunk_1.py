import socket

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        buf = b""
        try:
            while True:
                chunk = conn.recv(1024)
                if not chunk:
                    break
                buf += chunk
                if b"\r\n" in chunk:
                    # complete
                    parts = buf.split(b"\r\n")
                    buf = parts[-1]
                    for p in parts[:-1]:
                        if p == b"id":
                            conn.sendall(student_id.encode() + b"\r\n")
                        elif p == b"name":
                            conn.sendall(name.encode() + b"\r\n")
                        else:
                            conn.sendall(b"ERROR\r\n")
        except ConnectionError:
            print("reset by", addr)
        conn.close()
