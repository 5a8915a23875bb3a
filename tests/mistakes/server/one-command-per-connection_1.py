import socket

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        print("Got a connection from", addr)
        buf = b""
        try:
            while b"\r\n" not in buf:
                data = conn.recv(1024)
                if not data:
                    break
                buf += data
            if b"\r\n" in buf:
                cmd = buf.split(b"\r\n")[0]
                if cmd == b"id":
                    conn.sendall(student_id.encode() + b"\r\n")
                elif cmd == b"name":
                    conn.sendall(name.encode() + b"\r\n")
                else:
                    conn.sendall(b"ERROR\r\n")
        except ConnectionError:
            print("error")
        # finished with this request
        conn.close()
