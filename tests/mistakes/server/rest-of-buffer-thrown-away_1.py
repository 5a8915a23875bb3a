import socket

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        print("accept", addr)
        buf = b""
        try:
            while True:
                data = conn.recv(1024)
                if not data:
                    break
                buf += data
                if b"\r\n" in buf:
                    cmd = buf.split(b"\r\n")[0]
                    buf = b""   # ready for next command
                    if cmd == b"id":
                        conn.sendall(student_id.encode() + b"\r\n")
                    elif cmd == b"name":
                        conn.sendall(name.encode() + b"\r\n")
                    else:
                        conn.sendall(b"ERROR\r\n")
        except ConnectionError as e:
            print("error", e)
        conn.close()
