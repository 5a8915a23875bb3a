import socket

def read_command(conn, buf):
    while b"\r\n" not in buf:
        data = conn.recv(1024)
        if not data:
            return b"", b""
        buf += data
    return buf.split(b"\r\n", 1)

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        buf = b""
        try:
            while True:
                cmd, buf = read_command(conn, buf)
                if cmd == b"id":
                    conn.sendall(student_id.encode() + b"\r\n")
                elif cmd == b"name":
                    conn.sendall(name.encode() + b"\r\n")
                else:
                    conn.sendall(b"ERROR\r\n")
        except ConnectionError:
            print("closed")
        conn.close()
