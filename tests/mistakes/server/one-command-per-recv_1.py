import socket

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        buffer = b""
        try:
            while True:
                data = conn.recv(1024)
                if not data:
                    break
                buffer += data
                if b"\r\n" in buffer:
                    line, buffer = buffer.split(b"\r\n", 1)
                    if line == b"id":
                        reply = student_id
                    elif line == b"name":
                        reply = name
                    else:
                        reply = "ERROR"
                    conn.sendall((reply + "\r\n").encode())
        except ConnectionError:
            pass
        finally:
            conn.close()
