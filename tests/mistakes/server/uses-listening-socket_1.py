import socket

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        buf = b""
        try:
            while True:
                data = listen_sock.recv(1024)
                if not data:
                    break
                buf += data
                while b"\r\n" in buf:
                    line, buf = buf.split(b"\r\n", 1)
                    if line == b"id":
                        listen_sock.sendall(student_id.encode() + b"\r\n")
                    elif line == b"name":
                        listen_sock.sendall(name.encode() + b"\r\n")
                    else:
                        listen_sock.sendall(b"ERROR\r\n")
        except ConnectionError:
            print("error")
        conn.close()
