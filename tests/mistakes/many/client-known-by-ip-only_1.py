import threading

clients = {}

def handle(ip, student_id, name):
    buf = b""
    try:
        while True:
            data = clients[ip].recv(1024)
            if not data:
                break
            buf += data
            while b"\r\n" in buf:
                cmd, buf = buf.split(b"\r\n", 1)
                print(ip, "fragt", cmd)
                if cmd == b"id":
                    clients[ip].sendall(student_id.encode() + b"\r\n")
                elif cmd == b"name":
                    clients[ip].sendall(name.encode() + b"\r\n")
                else:
                    clients[ip].sendall(b"ERROR\r\n")
    except OSError:
        pass
    clients[ip].close()

def serve(listen_sock, student_id, name):
    while True:
        conn, (ip, port) = listen_sock.accept()
        clients[ip] = conn
        threading.Thread(target=handle, args=(ip, student_id, name), daemon=True).start()
