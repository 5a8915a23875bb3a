import socket

def serve(listen_sock, student_id, name):
    conns = []
    while True:
        conn, addr = listen_sock.accept()
        conns.append(conn)
        data = b""
        try:
            while b"\r\n" not in data:
                part = conn.recv(1024)
                if not part:
                    conn.close()
                    break
                data += part
            if b"\r\n" in data:
                cmd = data.split(b"\r\n")[0]
                if cmd == b"id":
                    conn.sendall(student_id.encode() + b"\r\n")
                elif cmd == b"name":
                    conn.sendall(name.encode() + b"\r\n")
                else:
                    conn.sendall(b"ERROR\r\n")
        except ConnectionError:
            print("client lost")
