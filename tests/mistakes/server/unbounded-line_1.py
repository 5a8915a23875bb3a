import socket

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        buf = b""
        try:
            while True:
                data = conn.recv(65536)
                if not data:
                    break
                buf += data
                parts = buf.split(b"\r\n")
                buf = parts.pop()
                for cmd in parts:
                    if cmd == b"id":
                        ans = student_id
                    elif cmd == b"name":
                        ans = name
                    else:
                        ans = "ERROR"
                    conn.sendall((ans + "\r\n").encode())
        except ConnectionError:
            print("lost")
        conn.close()
